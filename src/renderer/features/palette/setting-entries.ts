import type { DesktopSettingsChange } from '../../../contract/settings.ts';
import type { PaletteEntry } from './palette-entry.ts';

const SETTINGS: readonly { readonly words: string; readonly change: DesktopSettingsChange }[] = [
  { words: 'Theme: light', change: { theme: 'light' } },
  { words: 'Theme: dark', change: { theme: 'dark' } },
  { words: 'Theme: as the system', change: { theme: 'system' } },
  { words: 'Rows of lists: comfortable', change: { density: 'comfortable' } },
  { words: 'Rows of lists: compact', change: { density: 'compact' } },
  { words: 'Single-letter keys: on', change: { hasSingleKeys: true } },
  { words: 'Single-letter keys: off', change: { hasSingleKeys: false } },
  { words: 'Undo after sending: off', change: { undoSeconds: 0 } },
  { words: 'Undo after sending: 3 seconds', change: { undoSeconds: 3 } },
  { words: 'Undo after sending: 5 seconds', change: { undoSeconds: 5 } },
  { words: 'Undo after sending: 10 seconds', change: { undoSeconds: 10 } },
  { words: 'Notifications say: everything', change: { privacy: 'all' } },
  { words: 'Notifications say: the agent only', change: { privacy: 'agent' } },
  { words: 'Notifications say: that something waits', change: { privacy: 'nothing' } },
  { words: 'Notifications: with sound', change: { isSilent: false } },
  { words: 'Notifications: without sound', change: { isSilent: true } },
  { words: 'Remind before a review expires: off', change: { reminderMinutes: 0 } },
  { words: 'Remind before a review expires: 5 minutes', change: { reminderMinutes: 5 } },
  { words: 'Remind before a review expires: 10 minutes', change: { reminderMinutes: 10 } },
  { words: 'Remind before a review expires: 30 minutes', change: { reminderMinutes: 30 } },
  { words: 'Closing the window: stays in the tray', change: { closing: 'tray' } },
  { words: 'Closing the window: quits', change: { closing: 'quit' } },
  { words: 'Check spelling: on', change: { hasSpelling: true } },
  { words: 'Check spelling: off', change: { hasSpelling: false } },
];

/** The settings that are a choice between a few words. */
export const SETTING_ENTRIES: readonly PaletteEntry[] = SETTINGS.map(({ words, change }) => ({
  id: `setting:${words}`,
  words,
  group: 'Settings',
  run({ store }) {
    void store
      .getState()
      .changeSettings(change)
      .then((problem) => {
        if (problem !== null) store.getState().say({ tone: 'problem', text: problem, about: null });
      });
  },
}));
