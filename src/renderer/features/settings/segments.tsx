import { useId } from 'react';

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
    <fieldset className="setting" aria-describedby={hint === undefined ? undefined : `${group}-hint`}>
      <legend className="setting-label">{label}</legend>
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
      {hint !== undefined && (
        <p className="field-hint setting-hint" id={`${group}-hint`}>
          {hint}
        </p>
      )}
      {problem !== null && (
        <p className="setting-problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
