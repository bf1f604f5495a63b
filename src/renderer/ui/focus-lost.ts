/** Has what had the focus gone, or gone out of sight? The browser notices the second one only when it paints. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || !activeElement.checkVisibility();
}

/** Notes where the focus is; answers whether it is still there or lost, so that what asked for it may have it late. */
export function noteFocus(): () => boolean {
  const { activeElement } = document;
  return () => document.activeElement === activeElement || isFocusLost();
}
