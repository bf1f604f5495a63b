import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** This close to its end a conversation is followed as it grows. */
export const END_PX = 64;

interface FollowOptions {
  readonly box: RefObject<HTMLElement | null>;
  readonly virtualizer: Virtualizer<HTMLElement, Element>;
  /** There are rows to show. */
  readonly isShown: boolean;
  /** How many messages the person is sending; one more brings the end into sight. */
  readonly sendingCount: number;
}

/** Begins a conversation at its end, and stays there when the person sends something or the pane gets lower. */
export function useFollowEnd({ box, virtualizer, isShown, sendingCount }: FollowOptions): void {
  const isFollowing = useRef(true);
  useLayoutEffect(() => {
    if (isShown) virtualizer.scrollToEnd();
  }, [isShown, virtualizer]);

  const before = useRef(sendingCount);
  useEffect(() => {
    if (sendingCount > before.current) virtualizer.scrollToEnd();
    before.current = sendingCount;
  }, [sendingCount, virtualizer]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // Only scrolling tells where the person wants to be: a pane that gets lower moves its end away by itself.
    const handleScroll = (): void => {
      isFollowing.current = element.scrollHeight - element.scrollTop - element.clientHeight <= END_PX;
    };
    const observer = new ResizeObserver(() => {
      if (isFollowing.current) virtualizer.scrollToEnd();
    });
    element.addEventListener('scroll', handleScroll, { passive: true });
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', handleScroll);
      observer.disconnect();
    };
  }, [box, virtualizer]);
}
