/** Everything that a key can do. */
export type KeyAction =
  | 'next'
  | 'previous'
  | 'open'
  | 'back'
  | 'pick'
  | 'pick-next'
  | 'pick-previous'
  | 'snooze'
  | 'unread'
  | 'undo'
  | 'choose'
  | 'send'
  | 'comment'
  | 'preview'
  | 'go-needs-review'
  | 'go-snoozed'
  | 'go-completed'
  | 'go-expired'
  | 'go-all'
  | 'go-settings'
  | 'keys';

/** One line of the table: what is pressed and what it does. */
export interface KeyLine {
  readonly action: KeyAction;
  /**
   * Names of `KeyboardEvent.key`; `Mod+` is Cmd on macOS and Ctrl elsewhere, `Mod+Shift+` with both; `Shift+` only before an arrow; two names with a space are pressed one after
   * the other; `1…9` stands for the nine digits. The first is the one that is shown beside controls.
   */
  readonly keys: readonly string[];
  readonly words: string;
  readonly group: 'Move' | 'Answer' | 'Triage' | 'Go to' | 'Help';
  /** A text control has a meaning of its own for this combination. */
  readonly isNotForText?: true;
}

/** The one table of keys: for the handler, for the overlay that lists them, and later for the palette. */
export const KEY_TABLE: readonly KeyLine[] = [
  { action: 'next', keys: ['j', 'ArrowDown'], words: 'Next', group: 'Move' },
  { action: 'previous', keys: ['k', 'ArrowUp'], words: 'Previous', group: 'Move' },
  { action: 'open', keys: ['Enter'], words: 'Focus the answer', group: 'Move' },
  { action: 'back', keys: ['Escape'], words: 'Back to the list', group: 'Move' },
  { action: 'choose', keys: ['1…9'], words: 'Choose an answer', group: 'Answer' },
  { action: 'send', keys: ['Mod+Enter'], words: 'Send', group: 'Answer' },
  { action: 'comment', keys: ['c'], words: 'Comment', group: 'Answer' },
  { action: 'preview', keys: ['Mod+Shift+P'], words: 'Preview a text', group: 'Answer' },
  { action: 'snooze', keys: ['z'], words: 'Snooze', group: 'Triage' },
  { action: 'unread', keys: ['u'], words: 'Mark as unread', group: 'Triage' },
  { action: 'pick', keys: ['x'], words: 'Select the row', group: 'Triage' },
  { action: 'pick-next', keys: ['Shift+ArrowDown'], words: 'Select downwards', group: 'Triage' },
  { action: 'pick-previous', keys: ['Shift+ArrowUp'], words: 'Select upwards', group: 'Triage' },
  { action: 'undo', keys: ['Mod+z'], words: 'Undo an answer', group: 'Triage', isNotForText: true },
  { action: 'go-needs-review', keys: ['g n'], words: 'Needs review', group: 'Go to' },
  { action: 'go-snoozed', keys: ['g s'], words: 'Snoozed', group: 'Go to' },
  { action: 'go-completed', keys: ['g c'], words: 'Completed', group: 'Go to' },
  { action: 'go-expired', keys: ['g e'], words: 'Expired', group: 'Go to' },
  { action: 'go-all', keys: ['g a'], words: 'All', group: 'Go to' },
  { action: 'go-settings', keys: ['Mod+,'], words: 'Settings', group: 'Go to' },
  { action: 'keys', keys: ['?'], words: 'All keys', group: 'Help' },
];

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
  Enter: '↵',
  Shift: '⇧',
};

/** The caps of a combination as the keyboard of this platform prints them. */
export function keyCaps(combination: string, platform: string): string[] {
  const mod = platform === 'darwin' ? '⌘' : 'Ctrl';
  return combination
    .split(/[ +]/)
    .map((name) => (name === 'Mod' ? mod : (NAMES[name] ?? (name.length === 1 ? name.toUpperCase() : name))));
}
