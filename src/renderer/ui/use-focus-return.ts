import { useRef } from 'react';

/** Where the focus was before a dialog took it, to give it back. A dialog without a trigger does not do so by itself. */
export interface FocusReturn {
  remember(): void;
  giveBack(): void;
}

/** Remembers the focus for a dialog that keys open. */
export function useFocusReturn(): FocusReturn {
  const before = useRef<Element | null>(null);
  return {
    remember() {
      before.current = document.activeElement;
    },
    giveBack() {
      if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
      before.current = null;
    },
  };
}
