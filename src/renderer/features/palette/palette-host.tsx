import { type ComponentType, useEffect, useState } from 'react';
import { useApp } from '../../state/app-context.ts';

/** Nobody has looked for a command sooner than that after the start. */
const LATEST_MS = 2_000;

/**
 * Loads the palette while nothing else is to be done, so that it opens at once. Not through `lazy`: React would hold
 * back what it suspended for, and the first opening would be seen to wait.
 */
export function PaletteHost() {
  const isShown = useApp((state) => state.isPaletteShown);
  const [Palette, setPalette] = useState<ComponentType | null>(null);
  useEffect(() => {
    const load = async (): Promise<void> => {
      const palette = await import('./palette.tsx');
      setPalette(() => palette.Palette);
    };
    if (isShown) void load();
    const request = requestIdleCallback(() => void load(), { timeout: LATEST_MS });
    return () => cancelIdleCallback(request);
  }, [isShown]);
  return Palette && <Palette />;
}
