import { LANGUAGE_CHOICES, THEMES } from '../../../contract/appearance.ts';
import { DENSITIES } from '../../../contract/settings.ts';
import { LANGUAGE_NAMES } from '../../../words/languages.ts';
import { t } from '../../../words/words.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './settings-section.tsx';

const THEME_WORDS = { light: 'settings.light', dark: 'settings.dark', system: 'settings.asSystem' } as const;
const DENSITY_WORDS = { comfortable: 'settings.comfortable', compact: 'settings.compact' } as const;

/** How the window looks. */
export function AppearanceSection() {
  return (
    <SettingsSection id="appearance" title={t('settings.appearance')}>
      <ChoiceSetting
        name="theme"
        label={t('settings.theme')}
        choices={THEMES.map((theme) => ({ value: theme, words: t(THEME_WORDS[theme]) }))}
      />
      <ChoiceSetting
        name="density"
        label={t('settings.listRows')}
        choices={DENSITIES.map((density) => ({ value: density, words: t(DENSITY_WORDS[density]) }))}
      />
      <ChoiceSetting
        name="language"
        label={t('settings.language')}
        hint={t('settings.languageHint')}
        choices={LANGUAGE_CHOICES.map((language) => ({
          value: language,
          words: language === 'system' ? t('settings.asSystem') : LANGUAGE_NAMES[language],
        }))}
      />
    </SettingsSection>
  );
}
