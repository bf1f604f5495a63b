/** Has what had the focus gone, or gone out of sight? The browser notices the second one only when it paints. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || !activeElement.checkVisibility();
}
