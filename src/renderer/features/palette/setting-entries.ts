import type { DesktopSettingsChange } from '../../../contract/settings.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import type { PaletteEntry } from './palette-entry.ts';

const SETTINGS: readonly { readonly words: PlainKey; readonly change: DesktopSettingsChange }[] = [
  { words: 'palette.themeLight', change: { theme: 'light' } },
  { words: 'palette.themeDark', change: { theme: 'dark' } },
  { words: 'palette.themeAsSystem', change: { theme: 'system' } },
  { words: 'palette.rowsComfortable', change: { density: 'comfortable' } },
  { words: 'palette.rowsCompact', change: { density: 'compact' } },
  { words: 'palette.singleLetterKeysOn', change: { hasSingleKeys: true } },
  { words: 'palette.singleLetterKeysOff', change: { hasSingleKeys: false } },
  { words: 'palette.undoAfterSendingOff', change: { undoSeconds: 0 } },
  { words: 'palette.undoAfterThreeSeconds', change: { undoSeconds: 3 } },
  { words: 'palette.undoAfterFiveSeconds', change: { undoSeconds: 5 } },
  { words: 'palette.undoAfterTenSeconds', change: { undoSeconds: 10 } },
  { words: 'palette.notificationsSayEverything', change: { privacy: 'all' } },
  { words: 'palette.notificationsSayAgentOnly', change: { privacy: 'agent' } },
  { words: 'palette.notificationsSaySomethingWaits', change: { privacy: 'nothing' } },
  { words: 'palette.notificationsWithSound', change: { isSilent: false } },
  { words: 'palette.notificationsWithoutSound', change: { isSilent: true } },
  { words: 'palette.remindNever', change: { reminderMinutes: 0 } },
  { words: 'palette.remindFiveMinutes', change: { reminderMinutes: 5 } },
  { words: 'palette.remindTenMinutes', change: { reminderMinutes: 10 } },
  { words: 'palette.remindHalfHour', change: { reminderMinutes: 30 } },
  { words: 'palette.closingStays', change: { closing: 'tray' } },
  { words: 'palette.closingQuits', change: { closing: 'quit' } },
  { words: 'palette.spellingOn', change: { hasSpelling: true } },
  { words: 'palette.spellingOff', change: { hasSpelling: false } },
];

/** The settings that are a choice between a few words. */
export function settingEntries(): PaletteEntry[] {
  return SETTINGS.map(({ words, change }) => ({
    id: `setting:${words}`,
    words: t(words),
    group: 'palette.settings',
    run({ store }) {
      void store
        .getState()
        .changeSettings(change)
        .then((problem) => {
          if (problem !== null) store.getState().say({ tone: 'problem', text: problem, about: null });
        });
    },
  }));
}
