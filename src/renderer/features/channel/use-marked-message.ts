import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';
import { useApp } from '../../state/app-context.ts';
import { isFocusLost } from '../../ui/focus-lost.ts';
import type { ThreadRow } from './thread-rows.ts';

interface MarkOptions {
  readonly box: RefObject<HTMLElement | null>;
  readonly virtualizer: Virtualizer<HTMLElement, Element>;
  readonly rows: readonly ThreadRow[];
  readonly isShown: boolean;
  readonly markedKey: string | null;
  readonly onMark: (key: string) => void;
}

/** Keeps the focus on the marked message: when the mark moves, when it is asked for, when a message is brought up. */
export function useMarkedMessage({ box, virtualizer, rows, isShown, markedKey, onMark }: MarkOptions): void {
  const selected = useApp((state) => state.selected);
  const request = useApp((state) => state.focusRequest);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, when the message is here
  useEffect(() => {
    const row = rows.find((one) => one.kind === 'message' && one.item.key === selected);
    if (isShown && row) onMark(row.key);
  }, [selected, isShown]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: where the mark goes matters, not where its row is pushed to
  useEffect(() => {
    const index = rows.findIndex(({ key }) => key === markedKey);
    const element = markedElement(box.current);
    // What was focused by a click stays where it was clicked.
    if (index < 0 || element?.contains(document.activeElement)) return;
    virtualizer.scrollToIndex(index, { align: 'auto' });
    element?.focus({ preventScroll: true });
  }, [markedKey]);

  const firstRequest = useRef(request.count);
  useEffect(() => {
    const isFirst = request.count === firstRequest.current;
    // Who came here by a key has lost what had the focus; who pressed the agent’s name keeps it there.
    if (isFirst ? !isFocusLost() : request.target === 'comment') return;
    if (request.target === 'sidebar') return;
    (markedElement(box.current) ?? box.current)?.focus({ preventScroll: true });
  }, [request, box]);
}

function markedElement(box: HTMLElement | null): HTMLElement | null | undefined {
  return box?.querySelector<HTMLElement>('[data-marked="true"] > [data-message]');
}
