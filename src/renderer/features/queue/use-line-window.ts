import { type RefObject, startTransition, useEffect, useLayoutEffect, useState } from 'react';
import type { ListShape } from './list-shape.ts';

/** So many lines above and below what is in sight exist as well. */
const OVERSCAN = 6;

/** The lines that exist: from `first` up to and without `end`. */
export interface LineWindow {
  readonly first: number;
  readonly end: number;
}

/**
 * Tells which lines of a long list are in sight. Each line's place is arithmetic (`ListShape`), so that nothing is made or
 * measured per line, as a library for lines of any height would: a change of a hundred thousand rows costs what is seen.
 */
export function useLineWindow(box: RefObject<HTMLElement | null>, shape: ListShape): LineWindow {
  // No list is higher than the window. To ask for its height here would lay the window out before its rows are in it.
  const [sight, setSight] = useState(() => ({ top: 0, height: window.innerHeight }));
  // What nobody sees yet is no part of the first paint.
  const [overscan, setOverscan] = useState(0);
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setOverscan(OVERSCAN)));
    return () => cancelAnimationFrame(frame);
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = (): void => {
      const { scrollTop: top, clientHeight: height } = element;
      setSight((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    // Looks as soon as the list has been laid out, and before it is painted.
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box]);

  if (shape.lineCount === 0) return { first: 0, end: 0 };
  return {
    first: Math.max(0, shape.lineAt(sight.top) - overscan),
    end: Math.min(shape.lineCount, shape.lineAt(sight.top + sight.height) + 1 + overscan),
  };
}

/** Scrolls as little as needed for a line to be whole in sight, whenever it becomes another or moves. */
export function useLineInSight(box: RefObject<HTMLElement | null>, shape: ListShape, line: number): void {
  const top = line < 0 ? 0 : shape.topOf(line);
  const bottom = line < 0 ? 0 : shape.topOf(line + 1);
  useEffect(() => {
    const element = box.current;
    if (!element || line < 0) return;
    // The heading above the first row belongs to it.
    const from = shape.rowAt(line) === 0 ? 0 : top;
    if (from < element.scrollTop) element.scrollTop = from;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  }, [box, shape, line, top, bottom]);
}
