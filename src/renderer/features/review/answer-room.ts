import { type RefObject, useLayoutEffect } from 'react';

/** At least this much of the pane may be taken by the answer; the rest of the question scrolls behind it. */
const SHARE = 0.62;
const GAP_PX = 20;
/** As much is kept in sight of what stands below the answer: the line that unfolds it. */
const BELOW_PX = 40;

/** Tells the style of the dock, as `--answer-room`, how high it may be: what the message leaves, or a share of the pane. */
export function useAnswerRoom(dock: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = dock.current;
    const scroller = element?.closest('.detail-scroller');
    const article = element?.parentElement;
    if (!element || !scroller || !article) return;

    let told = -1;
    function measure(): void {
      if (!element || !scroller) return;
      const before = element.previousElementSibling;
      const above = before instanceof HTMLElement ? before.offsetTop + before.offsetHeight : 0;
      const after = element.nextElementSibling;
      const below = after instanceof HTMLElement ? Math.min(after.offsetHeight, BELOW_PX) : 0;
      const left = scroller.clientHeight - above - below - GAP_PX;
      const room = Math.max(scroller.clientHeight * SHARE, left);
      // Telling it again would have the style of every control worked out again.
      if (Math.floor(room) === told) return;
      told = Math.floor(room);
      element.style.setProperty('--answer-room', `${told}px`);
    }

    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    for (const child of article.children) if (child !== element) observer.observe(child);
    return () => observer.disconnect();
  }, [dock]);
}
