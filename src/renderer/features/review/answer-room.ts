import { type RefObject, useLayoutEffect } from 'react';

/** At least this much of the pane may be taken by the answer; the rest of the question scrolls behind it. */
const SHARE = 0.62;
const GAP_PX = 20;

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
      const room = Math.max(scroller.clientHeight * SHARE, scroller.clientHeight - above - GAP_PX);
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
