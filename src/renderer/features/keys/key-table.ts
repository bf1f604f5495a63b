import type { Desk } from '../../state/app-context.ts';
import type { Command, CommandId } from './command.ts';
import {
  chooseAnswer,
  extendPick,
  focusedQuote,
  goBack,
  goTo,
  goToAccount,
  markUnread,
  move,
  openSnoozeMenu,
  togglePick,
} from './command-runs.ts';

const hasAnswer = ({ answer }: Desk): boolean => answer.current !== null;
const hasRows = ({ store }: Desk): boolean => store.getState().order.rows.length > 0;
/** Is a list with a selected row on the screen? A page or a conversation has none. */
const hasRow = (desk: Desk): boolean => {
  const { view, selected } = desk.store.getState();
  return (view.kind === 'queue' || view.kind === 'search') && selected !== null && hasRows(desk);
};

const hasOpenMessage = ({ store }: Desk): boolean => {
  const { view, selected, data } = store.getState();
  return (view.kind === 'queue' || view.kind === 'search') && selected !== null && data.items.has(selected);
};

/** The one table of commands: for the handler of keys, the overlay that lists them, the palette and the settings. */
export const COMMANDS: readonly Command[] = [
  {
    id: 'next',
    keys: ['j', 'ArrowDown'],
    words: 'Next',
    group: 'Move',
    isRepeated: true,
    isPossible: hasRows,
    run: (desk) => move(desk, 1),
  },
  {
    id: 'previous',
    keys: ['k', 'ArrowUp'],
    words: 'Previous',
    group: 'Move',
    isRepeated: true,
    isPossible: hasRows,
    run: (desk) => move(desk, -1),
  },
  {
    id: 'open',
    keys: ['Enter'],
    words: 'Focus the answer',
    group: 'Move',
    isPossible: hasRows,
    run({ store }) {
      store.getState().setPane('detail');
      store.getState().requestFocus('answer');
    },
  },
  { id: 'back', keys: ['Escape'], words: 'Back to the list', group: 'Move', isFixed: true, run: goBack },
  {
    id: 'choose',
    keys: ['1…9'],
    words: 'Choose an answer',
    group: 'Answer',
    isFixed: true,
    isKeyOnly: true,
    isPossible: (desk) => hasAnswer(desk) || desk.store.getState().picked.size > 0,
    run: chooseAnswer,
  },
  {
    id: 'send',
    keys: ['Mod+Enter'],
    words: 'Send',
    group: 'Answer',
    isPossible: hasAnswer,
    run: ({ answer }) => answer.current?.send(),
  },
  {
    id: 'comment',
    keys: ['c'],
    words: 'Comment',
    group: 'Answer',
    isPossible: hasAnswer,
    run: ({ store }) => store.getState().requestFocus('comment'),
  },
  {
    id: 'preview',
    keys: ['Mod+Shift+P'],
    words: 'Preview a text',
    group: 'Answer',
    isPossible: hasAnswer,
    run: ({ answer }) => answer.current?.preview(),
  },
  {
    id: 'quote',
    keys: ['r'],
    words: 'Quote the message',
    group: 'Answer',
    // It is the message with the focus, which nothing has while the palette is open.
    isKeyOnly: true,
    isPossible: () => focusedQuote() !== null,
    run: () => focusedQuote()?.click(),
  },
  { id: 'snooze', keys: ['z'], words: 'Snooze', group: 'Triage', isPossible: hasRow, run: openSnoozeMenu },
  { id: 'unread', keys: ['u'], words: 'Mark as unread', group: 'Triage', isPossible: hasRow, run: markUnread },
  { id: 'pick', keys: ['x'], words: 'Select the row', group: 'Triage', isPossible: hasRow, run: togglePick },
  {
    id: 'pick-next',
    keys: ['Shift+ArrowDown'],
    words: 'Select downwards',
    group: 'Triage',
    isRepeated: true,
    isPossible: hasRow,
    run: (desk) => extendPick(desk, 1),
  },
  {
    id: 'pick-previous',
    keys: ['Shift+ArrowUp'],
    words: 'Select upwards',
    group: 'Triage',
    isRepeated: true,
    isPossible: hasRow,
    run: (desk) => extendPick(desk, -1),
  },
  {
    id: 'undo',
    keys: ['Mod+z'],
    words: 'Undo an answer',
    group: 'Triage',
    isNotForText: true,
    isPossible: ({ store }) => store.getState().held.length > 0,
    run: ({ store }) => void store.getState().undo(),
  },
  {
    id: 'search',
    keys: ['/', 'Mod+f'],
    words: 'Search',
    group: 'Find',
    run: ({ store }) => store.getState().openSearch(),
  },
  {
    id: 'palette',
    keys: ['Mod+k'],
    words: 'Find a command',
    group: 'Find',
    run: ({ store }) => store.getState().showPalette(true),
  },
  {
    id: 'go-needs-review',
    keys: ['g n'],
    words: 'Needs review',
    group: 'Go to',
    run: (desk) => goTo(desk, 'needs-review'),
  },
  { id: 'go-snoozed', keys: ['g s'], words: 'Snoozed', group: 'Go to', run: (desk) => goTo(desk, 'snoozed') },
  { id: 'go-completed', keys: ['g c'], words: 'Completed', group: 'Go to', run: (desk) => goTo(desk, 'completed') },
  { id: 'go-expired', keys: ['g e'], words: 'Expired', group: 'Go to', run: (desk) => goTo(desk, 'expired') },
  { id: 'go-all', keys: ['g a'], words: 'All', group: 'Go to', run: (desk) => goTo(desk, 'all') },
  {
    id: 'go-connect',
    keys: ['g k'],
    words: 'Connect',
    group: 'Go to',
    run: ({ store }) => store.getState().chooseView({ kind: 'page', page: 'connect' }),
  },
  {
    id: 'go-settings',
    keys: ['Mod+,'],
    words: 'Settings',
    group: 'Go to',
    run: ({ store }) => store.getState().chooseView({ kind: 'page', page: 'settings' }),
  },
  {
    id: 'account',
    keys: ['Mod+1…9'],
    words: 'Account',
    group: 'Go to',
    isFixed: true,
    // The palette lists the accounts themselves.
    isKeyOnly: true,
    run: goToAccount,
  },
  {
    id: 'print',
    keys: ['Mod+p'],
    words: 'Print…',
    group: 'File',
    isPossible: hasOpenMessage,
    run: ({ store }) => store.getState().layOut('paper'),
  },
  {
    id: 'save-pdf',
    keys: ['Mod+Shift+S'],
    words: 'Save as PDF…',
    group: 'File',
    isPossible: hasOpenMessage,
    run: ({ store }) => store.getState().layOut('pdf'),
  },
  {
    id: 'keys',
    keys: ['?', 'Mod+/'],
    words: 'All keys',
    group: 'Help',
    run: ({ store }) => store.getState().showKeys(true),
  },
];

const byId: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command) => [command.id, command]));

/** The command of a name; undefined for one that an older or newer version knew. */
export function commandOf(id: CommandId | string): Command | undefined {
  return byId.get(id);
}
