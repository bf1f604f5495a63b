import { lazy, Suspense, useEffect, useState } from 'react';
import { useApp } from '../../state/app-context.ts';

const load = () => import('./palette.tsx');
const Palette = lazy(async () => ({ default: (await load()).Palette }));

/** Loads the palette while nothing else is to be done, so that the first time it opens is as quick as the others. */
export function PaletteHost() {
  const isShown = useApp((state) => state.isPaletteShown);
  const [isWanted, setIsWanted] = useState(false);
  if (isShown && !isWanted) setIsWanted(true);
  useEffect(() => {
    const request = requestIdleCallback(() => void load());
    return () => cancelIdleCallback(request);
  }, []);
  return <Suspense>{isWanted && <Palette />}</Suspense>;
}
