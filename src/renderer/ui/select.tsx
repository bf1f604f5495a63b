import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import './field.css';
import './select.css';

interface SelectProps extends Omit<ComponentProps<'select'>, 'className'> {
  /** Whether it stands in a row of small things. */
  readonly isSmall?: boolean;
}

/** The system's own list of choices, with the box and the arrow of the other controls; takes what `select` takes. */
export function Select({ isSmall = false, children, ...select }: SelectProps) {
  return (
    <span className="select">
      <select {...select} className={isSmall ? 'field-box field-box-small' : 'field-box'}>
        {children}
      </select>
      <ChevronDown aria-hidden="true" />
    </span>
  );
}
