import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import '../../ui/field.css';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What to know before typing. */
  readonly hint?: ReactNode;
  readonly problem?: string | null | undefined;
  /** Shows several lines instead of one. */
  readonly lines?: number;
}

/** One text with its label above, and what is wrong with it below, in words. */
export function TextField({ label, value, onChange, hint, problem, lines, ...rest }: TextFieldProps) {
  const id = useId();
  const shared = {
    id,
    className: 'field-box',
    value,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines === undefined ? (
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...shared}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea
          {...shared}
          rows={lines}
          disabled={rest.disabled}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
