import { useState } from 'react';

/** For a dialog without a button of its own that opens it: gives the focus back to what had it. */
export function useReturnFocus(): (event: Event) => void {
  const [before] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}
