import { useId, useState } from 'react';
import type { DesktopSettings } from '../../../contract/settings.ts';
import { useApp, useDesk } from '../../state/app-context.ts';

interface ChoiceSettingProps<N extends keyof DesktopSettings> {
  readonly name: N;
  readonly label: string;
  readonly choices: readonly { readonly value: DesktopSettings[N]; readonly words: string }[];
}

/** One setting of a few possibilities, all in sight. */
export function ChoiceSetting<N extends keyof DesktopSettings>({ name, label, choices }: ChoiceSettingProps<N>) {
  const { store } = useDesk();
  const chosen = useApp((state) => state.settings[name]);
  const [problem, setProblem] = useState<string | null>(null);
  const group = useId();
  return (
    <fieldset className="setting">
      <legend className="setting-label">{label}</legend>
      <div className="segments">
        {choices.map(({ value, words }) => (
          <label key={words} className="segment">
            <input
              type="radio"
              name={group}
              className="sr-only"
              checked={chosen === value}
              onChange={() =>
                void store
                  .getState()
                  .changeSettings({ [name]: value })
                  .then(setProblem)
              }
            />
            {words}
          </label>
        ))}
      </div>
      {problem !== null && (
        <p className="setting-problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
