import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import './select.css';

/** The system's own list of choices, with the arrow of the other controls; takes what `select` takes. */
export function Select({ children, ...select }: ComponentProps<'select'>) {
  return (
    <span className="select">
      <select {...select}>{children}</select>
      <ChevronDown aria-hidden="true" />
    </span>
  );
}
