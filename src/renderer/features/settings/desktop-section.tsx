import { useState } from 'react';
import type { LoginItem } from '../../../contract/desktop-facts.ts';
import { ZOOM_PERCENTS } from '../../../contract/settings.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SummonSetting } from './summon-setting.tsx';
import { SwitchSetting } from './switch-setting.tsx';
import { useDesktopFacts } from './use-desktop-facts.ts';

const CLOSING_CHOICES = [
  { value: 'ask', words: 'Ask' },
  { value: 'tray', words: 'Stay in the tray' },
  { value: 'quit', words: 'Quit' },
] as const;

function ZoomSetting() {
  const { store } = useDesk();
  const zoomPercent = useApp((state) => state.settings.zoomPercent);
  return (
    <label className="setting">
      <span className="setting-words">
        <span className="setting-label">Size of everything</span>
      </span>
      <select
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
      </select>
    </label>
  );
}

const spellingWords = (languages: readonly string[], isOfSystem: boolean): string => {
  if (isOfSystem) return 'Marks misspelled words, as your system is set up to.';
  if (languages.length === 0) return 'There is no dictionary for the languages of your system.';
  const names = new Intl.DisplayNames(undefined, { type: 'language' });
  const listed = languages.map((language) => names.of(language) ?? language).join(', ');
  return `Marks misspelled words in the languages of your system (${listed}). When it is on, the dictionary of each is downloaded once from Google; what you type stays on this computer.`;
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
    <SettingsSection id="desktop" title="Desktop">
      <ChoiceSetting
        name="closing"
        label="Closing the window"
        hint={
          facts?.hasTray === false
            ? 'This desktop shows no tray icons, so closing the window quits Placet Desk.'
            : 'In the tray, Placet Desk goes on to tell you when an agent asks.'
        }
        choices={CLOSING_CHOICES}
      />
      <SwitchSetting
        label="Start when I log in"
        isOn={loginItem.isOn}
        isDisabled={facts === null}
        onChange={(isOn) => void changeLogin({ ...loginItem, isOn })}
      />
      <SwitchSetting
        label="Start without the window"
        hint="Only the icon in the tray shows, until you open it or an agent asks and you follow its notification."
        isOn={loginItem.isOn && loginItem.isHidden}
        isDisabled={!loginItem.isOn}
        onChange={(isHidden) => void changeLogin({ ...loginItem, isHidden })}
      />
      <SummonSetting refused={facts?.summonProblem ?? null} onChanged={reload} />
      <ZoomSetting />
      <SwitchSetting
        label="Check spelling"
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
