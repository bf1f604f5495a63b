import { type ReactNode, useId } from 'react';

interface SettingGroupProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Why what was chosen is not kept, in words. */
  readonly problem?: string | null;
  readonly children: ReactNode;
}

/** The frame of one setting that is several controls: its name, the controls, and below what to know of it. */
export function SettingGroup({ label, hint, problem = null, children }: SettingGroupProps) {
  const id = useId();
  return (
    <fieldset className="setting" aria-describedby={hint === undefined ? undefined : id}>
      <legend className="setting-label">{label}</legend>
      {children}
      {hint !== undefined && (
        <p className="field-hint setting-hint" id={id}>
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
