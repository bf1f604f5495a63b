import type { Desk } from '../../state/app-context.ts';
import { ADD_ACCOUNT } from '../accounts/account-actions.ts';
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
    words: 'keys.next',
    group: 'keys.move',
    isRepeated: true,
    isPossible: hasRows,
    run: (desk) => move(desk, 1),
  },
  {
    id: 'previous',
    keys: ['k', 'ArrowUp'],
    words: 'keys.previous',
    group: 'keys.move',
    isRepeated: true,
    isPossible: hasRows,
    run: (desk) => move(desk, -1),
  },
  {
    id: 'open',
    keys: ['Enter'],
    words: 'keys.focusAnswer',
    group: 'keys.move',
    isPossible: hasRows,
    run({ store }) {
      store.getState().setPane('detail');
      store.getState().requestFocus('answer');
    },
  },
  { id: 'back', keys: ['Escape'], words: 'keys.backToList', group: 'keys.move', isFixed: true, run: goBack },
  {
    id: 'choose',
    keys: ['1…9'],
    words: 'keys.chooseAnswer',
    group: 'keys.answer',
    isFixed: true,
    isKeyOnly: true,
    isPossible: (desk) => hasAnswer(desk) || desk.store.getState().picked.size > 0,
    run: chooseAnswer,
  },
  {
    id: 'send',
    keys: ['Mod+Enter'],
    words: 'keys.send',
    group: 'keys.answer',
    isPossible: hasAnswer,
    run: ({ answer }) => answer.current?.send(),
  },
  {
    id: 'comment',
    keys: ['c'],
    words: 'keys.comment',
    group: 'keys.answer',
    isPossible: hasAnswer,
    run: ({ store }) => store.getState().requestFocus('comment'),
  },
  {
    id: 'preview',
    keys: ['Mod+Shift+P'],
    words: 'keys.previewText',
    group: 'keys.answer',
    isPossible: hasAnswer,
    run: ({ answer }) => answer.current?.preview(),
  },
  {
    id: 'quote',
    keys: ['r'],
    words: 'keys.quoteMessage',
    group: 'keys.answer',
    // It is the message with the focus, which nothing has while the palette is open.
    isKeyOnly: true,
    isPossible: () => focusedQuote() !== null,
    run: () => focusedQuote()?.click(),
  },
  { id: 'snooze', keys: ['z'], words: 'keys.snooze', group: 'keys.triage', isPossible: hasRow, run: openSnoozeMenu },
  { id: 'unread', keys: ['u'], words: 'keys.markAsUnread', group: 'keys.triage', isPossible: hasRow, run: markUnread },
  { id: 'pick', keys: ['x'], words: 'keys.selectRow', group: 'keys.triage', isPossible: hasRow, run: togglePick },
  {
    id: 'pick-next',
    keys: ['Shift+ArrowDown'],
    words: 'keys.selectDownwards',
    group: 'keys.triage',
    isRepeated: true,
    isPossible: hasRow,
    run: (desk) => extendPick(desk, 1),
  },
  {
    id: 'pick-previous',
    keys: ['Shift+ArrowUp'],
    words: 'keys.selectUpwards',
    group: 'keys.triage',
    isRepeated: true,
    isPossible: hasRow,
    run: (desk) => extendPick(desk, -1),
  },
  {
    id: 'undo',
    keys: ['Mod+z'],
    words: 'keys.undoAnswer',
    group: 'keys.triage',
    isNotForText: true,
    isPossible: ({ store }) => store.getState().held.length > 0,
    run: ({ store }) => void store.getState().undo(),
  },
  {
    id: 'search',
    keys: ['/', 'Mod+f'],
    words: 'keys.search',
    group: 'keys.find',
    run: ({ store }) => store.getState().openSearch(),
  },
  {
    id: 'palette',
    keys: ['Mod+k'],
    words: 'keys.findCommand',
    group: 'keys.find',
    run: ({ store }) => store.getState().showPalette(true),
  },
  {
    id: 'go-needs-review',
    keys: ['g n'],
    words: 'keys.needsReview',
    group: 'keys.goTo',
    run: (desk) => goTo(desk, 'needs-review'),
  },
  { id: 'go-snoozed', keys: ['g s'], words: 'keys.snoozed', group: 'keys.goTo', run: (desk) => goTo(desk, 'snoozed') },
  {
    id: 'go-completed',
    keys: ['g c'],
    words: 'keys.completed',
    group: 'keys.goTo',
    run: (desk) => goTo(desk, 'completed'),
  },
  { id: 'go-expired', keys: ['g e'], words: 'keys.expired', group: 'keys.goTo', run: (desk) => goTo(desk, 'expired') },
  { id: 'go-all', keys: ['g a'], words: 'keys.all', group: 'keys.goTo', run: (desk) => goTo(desk, 'all') },
  {
    id: 'go-connect',
    keys: ['g k'],
    words: 'keys.connect',
    group: 'keys.goTo',
    run: ({ store }) => store.getState().chooseView({ kind: 'page', page: 'connect' }),
  },
  {
    id: 'go-settings',
    keys: ['Mod+,'],
    words: 'keys.settings',
    group: 'keys.goTo',
    run: ({ store }) => store.getState().chooseView({ kind: 'page', page: 'settings' }),
  },
  {
    id: 'account',
    keys: ['Mod+1…9'],
    words: 'keys.showOneAccount',
    group: 'keys.accounts',
    isFixed: true,
    // The palette lists the accounts themselves.
    isKeyOnly: true,
    run: goToAccount,
  },
  {
    id: 'print',
    keys: ['Mod+p'],
    words: 'keys.print',
    group: 'keys.file',
    isPossible: hasOpenMessage,
    run: ({ store }) => store.getState().layOut('paper'),
  },
  {
    id: 'save-pdf',
    keys: ['Mod+Shift+S'],
    words: 'keys.savePdf',
    group: 'keys.file',
    isPossible: hasOpenMessage,
    run: ({ store }) => store.getState().layOut('pdf'),
  },
  {
    id: 'add-account',
    keys: ['Mod+Shift+A'],
    words: 'keys.addAccount',
    group: 'keys.accounts',
    run: ADD_ACCOUNT.run,
  },
  {
    id: 'keys',
    keys: ['?', 'Mod+/'],
    words: 'keys.allKeys',
    group: 'keys.help',
    run: ({ store }) => store.getState().showKeys(true),
  },
];

const byId: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command) => [command.id, command]));

/** The command of a name; undefined for one that an older or newer version knew. */
export function commandOf(id: CommandId | string): Command | undefined {
  return byId.get(id);
}
