import type { ReactNode } from 'react';

interface SettingsSectionProps {
  /** Name of its place on the page, without the prefix. */
  readonly id: string;
  readonly title: string;
  /** What these settings are about, where the title does not say it. */
  readonly lead?: string;
  readonly children: ReactNode;
}

/** One section of the settings: a heading that the navigation leads to, and what can be chosen. */
export function SettingsSection({ id, title, lead, children }: SettingsSectionProps) {
  return (
    <section className="settings-section" aria-labelledby={`settings-${id}`}>
      <h3 id={`settings-${id}`} tabIndex={-1}>
        {title}
      </h3>
      {lead !== undefined && <p className="settings-lead">{lead}</p>}
      {children}
    </section>
  );
}
