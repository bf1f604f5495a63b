import type { ButtonHTMLAttributes, Ref } from 'react';
import './button.css';

/** How a button weighs: one primary per screen, danger only for what cannot be undone. */
export type ButtonLook = 'primary' | 'danger' | 'secondary' | 'ghost';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with words. */
export function Button({ look = 'secondary', className = '', ...rest }: ButtonProps) {
  return <button type="button" {...rest} className={`button button-${look} ${className}`} />;
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Its name, which is also what hovering shows. */
  readonly label: string;
}

/** A button that is only an icon, with a name. */
export function IconButton({ label, className = '', ...rest }: IconButtonProps) {
  return <button type="button" aria-label={label} title={label} {...rest} className={`icon-button ${className}`} />;
}
