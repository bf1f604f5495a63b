import type { ReactNode } from 'react';

/** A quiet sentence in the place of a file, or under what is shown of it. */
export function FileNote({
  children,
  isProblem = false,
}: {
  readonly children: ReactNode;
  readonly isProblem?: boolean;
}) {
  return (
    <p className="file-note" data-tone={isProblem ? 'problem' : undefined} role={isProblem ? 'alert' : undefined}>
      {children}
    </p>
  );
}
