import { useId } from 'react';
import { SettingGroup } from './setting-group.tsx';

interface SegmentsProps<T> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly chosen: T;
  readonly choices: readonly { readonly value: T; readonly words: string }[];
  readonly problem: string | null;
  readonly onChoose: (value: T) => void;
}

/** One of a few possibilities, all in sight. */
export function Segments<T>({ label, hint, chosen, choices, problem, onChoose }: SegmentsProps<T>) {
  const group = useId();
  return (
    <SettingGroup label={label} hint={hint} problem={problem}>
      <div className="segments">
        {choices.map(({ value, words }) => (
          <label key={words} className="segment">
            <input
              type="radio"
              name={group}
              className="sr-only"
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            {words}
          </label>
        ))}
      </div>
    </SettingGroup>
  );
}
