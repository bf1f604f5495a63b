import './key-cap.css';

/** A key as it is printed on the keyboard. Decoration: what it does is said by the control beside it. */
export function KeyCap({ label, isOnFill = false }: { readonly label: string; readonly isOnFill?: boolean }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: kbd cannot have the focus
    <kbd className="key-cap" data-on-fill={isOnFill} aria-hidden="true">
      {label}
    </kbd>
  );
}
