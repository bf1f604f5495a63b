import type { ReactNode } from 'react';
import { Select } from '../../ui/select.tsx';

interface PagePickProps<T extends string> {
  readonly label: string;
  readonly value: T | '';
  /** Hears the choice; null is the one that means all. */
  readonly onChange: (value: T | null) => void;
  /** Options; the one that means all has the value ''. */
  readonly children: ReactNode;
}

/** One choice that narrows or orders a page. */
export function PagePick<T extends string>({ label, value, onChange, children }: PagePickProps<T>) {
  return (
    <label className="page-pick">
      {label}
      <Select
        isSmall
        value={value}
        onChange={(event) => onChange(event.target.value === '' ? null : (event.target.value as T))}
      >
        {children}
      </Select>
    </label>
  );
}
