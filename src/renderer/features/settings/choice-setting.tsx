import { useState } from 'react';
import type { DesktopSettings } from '../../../contract/settings.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Segments } from './segments.tsx';

interface ChoiceSettingProps<N extends keyof DesktopSettings> {
  readonly name: N;
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly { readonly value: DesktopSettings[N]; readonly words: string }[];
}

/** One setting of a few possibilities, kept as soon as it is chosen. */
export function ChoiceSetting<N extends keyof DesktopSettings>({ name, ...rest }: ChoiceSettingProps<N>) {
  const { store } = useDesk();
  const chosen = useApp((state) => state.settings[name]);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Segments
      {...rest}
      chosen={chosen}
      problem={problem}
      onChoose={(value) =>
        void store
          .getState()
          .changeSettings({ [name]: value })
          .then(setProblem)
      }
    />
  );
}
