import { useEffect } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';

/** Below this there is room for one pane; the same number stands in shell.css. */
const NARROW = '(max-width: 699px)';

/** Tells the store what the window knows of itself: whether the person looks at it, and whether it is narrow. */
export function useWindowFacts(): void {
  const { store, bridge } = useDesk();
  const platform = useApp((state) => state.data.platform);
  useEffect(() => {
    // On the root: dialogs stand outside of everything else, and look the same.
    document.documentElement.dataset.platform = platform;
  }, [platform]);
  useEffect(() => {
    const tellNetwork = (): void => void bridge.call('network:changed', undefined);
    window.addEventListener('online', tellNetwork);
    return () => window.removeEventListener('online', tellNetwork);
  }, [bridge]);
  useEffect(() => {
    const media = window.matchMedia(NARROW);
    const { setAway, setNarrow } = store.getState();
    const tellWidth = (): void => setNarrow(media.matches);
    const tellAway = (event: Event): void => setAway(event.type === 'blur');
    tellWidth();
    setAway(!document.hasFocus());
    media.addEventListener('change', tellWidth);
    window.addEventListener('focus', tellAway);
    window.addEventListener('blur', tellAway);
    return () => {
      media.removeEventListener('change', tellWidth);
      window.removeEventListener('focus', tellAway);
      window.removeEventListener('blur', tellAway);
    };
  }, [store]);
}
