/** Laid out for so long without a change, it is whole: what is loaded and coloured piece by piece has come. */
const QUIET_MS = 150;
/** A picture that never comes does not keep the rest from the paper. */
const LONGEST_MS = 4_000;

/** Settles when an element has been laid out whole. */
export function whenSettled(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      observer.disconnect();
      clearTimeout(quiet);
      clearTimeout(latest);
      resolve();
    };
    const isWhole = (): boolean => [...element.querySelectorAll('img')].every(({ complete }) => complete);
    const wait = (): ReturnType<typeof setTimeout> =>
      setTimeout(() => {
        if (isWhole()) finish();
        else quiet = wait();
      }, QUIET_MS);
    let quiet = wait();
    const latest = setTimeout(finish, LONGEST_MS);
    const observer = new MutationObserver(() => {
      clearTimeout(quiet);
      quiet = wait();
    });
    observer.observe(element, { childList: true, subtree: true, characterData: true });
  });
}
