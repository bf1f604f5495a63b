import { useState } from 'react';
import { ZOOM_PERCENTS } from '../../../contract/appearance.ts';
import type { LoginItem } from '../../../contract/desktop-facts.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Select } from '../../ui/select.tsx';
import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SummonSetting } from './summon-setting.tsx';
import { SwitchSetting } from './switch-setting.tsx';
import { useDesktopFacts } from './use-desktop-facts.ts';

const CLOSING_CHOICES = [
  { value: 'ask', words: 'settings.ask' },
  { value: 'tray', words: 'settings.stayTray' },
  { value: 'quit', words: 'settings.quit' },
] as const;

function ZoomSetting() {
  const { store } = useDesk();
  const zoomPercent = useApp((state) => state.settings.zoomPercent);
  return (
    <label className="setting">
      <span className="setting-words">
        <span className="setting-label">{t('settings.sizeEverything')}</span>
      </span>
      <Select
        value={zoomPercent}
        onChange={(event) => {
          const chosen = ZOOM_PERCENTS.find((percent) => percent === Number(event.target.value));
          if (chosen !== undefined) void store.getState().changeSettings({ zoomPercent: chosen });
        }}
      >
        {ZOOM_PERCENTS.map((percent) => (
          <option key={percent} value={percent}>
            {percent} %
          </option>
        ))}
      </Select>
    </label>
  );
}

const spellingWords = (languages: readonly string[], isOfSystem: boolean): string => {
  if (isOfSystem) return t('settings.spellingHint');
  if (languages.length === 0) return t('settings.spellingNoDictionary');
  const names = new Intl.DisplayNames(undefined, { type: 'language' });
  const listed = languages.map((language) => names.of(language) ?? language).join(', ');
  return t('settings.spellingLanguagesHint', { listed });
};

/** How the program lives on the person's desktop. */
export function DesktopSection() {
  const { store, bridge } = useDesk();
  const hasSpelling = useApp((state) => state.settings.hasSpelling);
  const { facts, reload } = useDesktopFacts();
  const [problem, setProblem] = useState<string | null>(null);

  async function changeLogin(loginItem: LoginItem): Promise<void> {
    const outcome = await bridge.call('login-item:set', loginItem);
    setProblem(outcome.ok ? null : outcome.error.message);
    reload();
  }
  async function changeSpelling(isOn: boolean): Promise<void> {
    setProblem(await store.getState().changeSettings({ hasSpelling: isOn }));
  }

  const canSpell = facts !== null && (facts.isSpellingOfSystem || facts.spellingLanguages.length > 0);
  const loginItem = facts?.loginItem ?? { isOn: false, isHidden: true };
  return (
    <SettingsSection id="desktop" title={t('settings.desktop')}>
      <ChoiceSetting
        name="closing"
        label={t('settings.closingWindow')}
        hint={facts?.hasTray === false ? t('settings.noTrayHint') : t('settings.trayHint')}
        choices={CLOSING_CHOICES.map(({ value, words }) => ({ value, words: t(words) }))}
      />
      <SwitchSetting
        label={t('settings.startAtLogin')}
        isOn={loginItem.isOn}
        isDisabled={facts === null}
        onChange={(isOn) => void changeLogin({ ...loginItem, isOn })}
      />
      <SwitchSetting
        label={t('settings.startWithoutWindow')}
        hint={t('settings.startWithoutWindowHint')}
        isOn={loginItem.isOn && loginItem.isHidden}
        isDisabled={!loginItem.isOn}
        onChange={(isHidden) => void changeLogin({ ...loginItem, isHidden })}
      />
      <SummonSetting refused={facts?.summonProblem ?? null} onChanged={reload} />
      <ZoomSetting />
      <SwitchSetting
        label={t('settings.checkSpelling')}
        hint={facts === null ? undefined : spellingWords(facts.spellingLanguages, facts.isSpellingOfSystem)}
        isOn={hasSpelling}
        isDisabled={!canSpell && !hasSpelling}
        onChange={(isOn) => void changeSpelling(isOn)}
      />
      {problem !== null && (
        <p className="setting-problem" role="alert">
          {problem}
        </p>
      )}
    </SettingsSection>
  );
}
