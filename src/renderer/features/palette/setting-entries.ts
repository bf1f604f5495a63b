import { LANGUAGE_CHOICES, ZOOM_PERCENTS } from '../../../contract/appearance.ts';
import type { DesktopSettings, DesktopSettingsChange } from '../../../contract/settings.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { LANGUAGE_NAMES } from '../../../words/languages.ts';
import { t } from '../../../words/words.ts';
import type { Desk } from '../../state/app-context.ts';
import type { AppState } from '../../state/slice.ts';
import { sectionsOf, settingsAccount } from '../settings/section-list.ts';
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
  { words: 'palette.closingAsks', change: { closing: 'ask' } },
  { words: 'palette.closingStays', change: { closing: 'tray' } },
  { words: 'palette.closingQuits', change: { closing: 'quit' } },
  { words: 'palette.spellingOn', change: { hasSpelling: true } },
  { words: 'palette.spellingOff', change: { hasSpelling: false } },
];

const change = (id: string, words: string, changed: DesktopSettingsChange): PaletteEntry => ({
  id: `setting:${id}`,
  words,
  group: 'palette.settings',
  run({ store }) {
    void store
      .getState()
      .changeSettings(changed)
      .then((problem) => {
        if (problem !== null) store.getState().say({ tone: 'problem', text: problem, about: null });
      });
  },
});

function languageEntries(): PaletteEntry[] {
  return LANGUAGE_CHOICES.map((language) => {
    const name = language === 'system' ? t('palette.languageAsSystem') : LANGUAGE_NAMES[language];
    return change(`language ${language}`, t('palette.languageIs', { language: name }), { language });
  });
}

function zoomEntries(): PaletteEntry[] {
  return ZOOM_PERCENTS.map((zoomPercent) =>
    change(`zoom ${zoomPercent}`, t('palette.sizeOfEverything', { percent: zoomPercent }), { zoomPercent }),
  );
}

function quietEntry({ quietHours }: DesktopSettings): PaletteEntry {
  const words = quietHours.isOn ? t('palette.quietHoursOff') : t('palette.quietHoursOn');
  return change('quiet-hours', words, { quietHours: { ...quietHours, isOn: !quietHours.isOn } });
}

/** The sections of the page, for what is more than a choice between a few words. */
function sectionEntries({ data, shownAccount }: AppState): PaletteEntry[] {
  const account = settingsAccount(data.accounts, shownAccount);
  if (account === undefined) return [];
  return sectionsOf(account).map(({ id, title, holds }) => ({
    id: `setting:section ${id}`,
    words: t('palette.settingsSection', { section: t(title) }),
    detail: t(holds),
    isFoundByDetail: true,
    group: 'palette.settings',
    run({ store }) {
      store.getState().chooseView({ kind: 'page', page: 'settings' });
      store.getState().wantSection(id);
    },
  }));
}

/** Every setting: its choices where they are few words, and the section of the page for the others. */
export function settingEntries({ store }: Desk): PaletteEntry[] {
  const state = store.getState();
  return [
    ...sectionEntries(state),
    ...SETTINGS.map(({ words, change: changed }) => change(words, t(words), changed)),
    quietEntry(state.settings),
    ...languageEntries(),
    ...zoomEntries(),
  ];
}
