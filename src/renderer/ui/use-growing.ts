import { useEffect, useState } from 'react';

/**
 * How many of `total` things may be on the screen: `first` at once, then `step` more after each paint. What would freeze
 * the window when it came all together is there a moment later, while keys and clicks are answered in between.
 */
export function useGrowing(total: number, first: number, step: number): number {
  const [count, setCount] = useState(first);
  const isWhole = count >= total;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each count asks for the next one
  useEffect(() => {
    if (isWhole) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The frame in which the last ones appear is painted before the next ones are made.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setCount((before) => before + step), 0);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [count, isWhole, step]);

  return Math.min(count, total);
}
