import { useCallback, useEffect, useState } from 'react';
import type { DesktopFacts } from '../../../contract/desktop-facts.ts';
import { useDesk } from '../../state/app-context.ts';

/** What the system lets the program do; read again when the window gets the focus, for it changes outside. */
export function useDesktopFacts(): { readonly facts: DesktopFacts | null; readonly reload: () => void } {
  const { bridge } = useDesk();
  const [facts, setFacts] = useState<DesktopFacts | null>(null);
  const reload = useCallback(() => {
    void bridge.call('desktop-facts:read', undefined).then((outcome) => outcome.ok && setFacts(outcome.value));
  }, [bridge]);
  useEffect(() => {
    reload();
    window.addEventListener('focus', reload);
    return () => window.removeEventListener('focus', reload);
  }, [reload]);
  return { facts, reload };
}
