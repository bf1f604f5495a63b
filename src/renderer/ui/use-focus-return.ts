import { useRef } from 'react';

/**
 * For a dialog without a button of its own that opens it: what to do when it closes, which is to give the focus back to
 * what had it when it opened.
 */
export function useFocusReturn(isOpen: boolean): (event: Event) => void {
  const wasOpen = useRef(false);
  const before = useRef<Element | null>(null);
  // While it renders: the effects of what is inside have moved the focus before ours would run.
  if (isOpen && !wasOpen.current) before.current = document.activeElement;
  wasOpen.current = isOpen;
  return (event) => {
    event.preventDefault();
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
    before.current = null;
  };
}
