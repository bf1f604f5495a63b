import { type ReactNode, useId } from 'react';

interface SwitchSettingProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Something that is on or off. */
export function SwitchSetting({ label, hint, isOn, isDisabled = false, onChange }: SwitchSettingProps) {
  const id = useId();
  return (
    <div className="setting">
      <div className="setting-words">
        <label className="setting-label" htmlFor={id}>
          {label}
        </label>
        {hint !== undefined && (
          <p className="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        className="switch"
        checked={isOn}
        disabled={isDisabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  );
}
