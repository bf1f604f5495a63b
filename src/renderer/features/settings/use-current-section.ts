import { type RefObject, useEffect, useState } from 'react';

/** Which section is at the top of what can be seen; the first until something is known. */
export function useCurrentSection(box: RefObject<HTMLElement | null>, ids: readonly string[]): string {
  const [current, setCurrent] = useState(ids[0] ?? '');
  useEffect(() => {
    const scroller = box.current?.closest('[data-reading]');
    if (!scroller) return;
    function look(): void {
      const edge = (scroller?.getBoundingClientRect().top ?? 0) + 96;
      const above = ids.filter(
        (id) => (document.getElementById(`settings-${id}`)?.getBoundingClientRect().top ?? 0) < edge,
      );
      const isAtEnd = scroller && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
      setCurrent((isAtEnd && scroller.scrollTop > 0 ? ids.at(-1) : above.at(-1)) ?? ids[0] ?? '');
    }
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    return () => scroller.removeEventListener('scroll', look);
  }, [box, ids]);
  return current;
}
