import { THEMES } from '../../../contract/preferences.ts';
import { DENSITIES } from '../../../contract/settings.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './settings-section.tsx';

const THEME_WORDS = { light: 'Light', dark: 'Dark', system: 'As the system' } as const;
const DENSITY_WORDS = { comfortable: 'Comfortable', compact: 'Compact' } as const;

/** How the window looks. */
export function AppearanceSection() {
  return (
    <SettingsSection id="appearance" title="Appearance">
      <ChoiceSetting
        name="theme"
        label="Theme"
        choices={THEMES.map((theme) => ({ value: theme, words: THEME_WORDS[theme] }))}
      />
      <ChoiceSetting
        name="density"
        label="Rows of lists"
        choices={DENSITIES.map((density) => ({ value: density, words: DENSITY_WORDS[density] }))}
      />
    </SettingsSection>
  );
}
