import { type ComponentType, useEffect, useState } from 'react';

/** Nobody has asked for one of them sooner than that after the start. */
const LATEST_MS = 2_000;

interface WhenIdleProps {
  readonly isWanted: boolean;
  readonly load: () => Promise<ComponentType>;
}

/**
 * Loads a dialog while nothing else is to be done, so that it opens at once. Not through `lazy`: React would hold back
 * what it suspended for, and the first opening would be seen to wait. `load` must be the same function every time.
 */
export function WhenIdle({ isWanted, load }: WhenIdleProps) {
  const [Content, setContent] = useState<ComponentType | null>(null);
  useEffect(() => {
    const take = async (): Promise<void> => {
      const content = await load();
      setContent(() => content);
    };
    if (isWanted) void take();
    const request = requestIdleCallback(() => void take(), { timeout: LATEST_MS });
    return () => cancelIdleCallback(request);
  }, [isWanted, load]);
  return Content && <Content />;
}
