import { useEffect, useState } from 'react';
import type { NotificationDiagnosis } from '../../../contract/notifications.ts';
import { useApp, useDesk } from '../../state/app-context.ts';

/** The diagnosis of notifications, read again with each decision and each change of the settings or of who is in front. */
export function useDiagnosis(): { readonly diagnosis: NotificationDiagnosis | null; readonly problem: string | null } {
  const { bridge } = useDesk();
  const settings = useApp((state) => state.settings);
  const isAway = useApp((state) => state.isAway);
  const [diagnosis, setDiagnosis] = useState<NotificationDiagnosis | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what they are is read by main
  useEffect(() => {
    let isGone = false;
    let isReading = false;
    let isStale = false;
    async function read(): Promise<void> {
      // Decisions come in crowds: one reading after another, the last one after the last of them.
      isStale = true;
      if (isReading) return;
      isReading = true;
      while (isStale && !isGone) {
        isStale = false;
        const outcome = await bridge.call('notification:diagnose', undefined);
        if (isGone) return;
        if (outcome.ok) setDiagnosis(outcome.value);
        setProblem(outcome.ok ? null : outcome.error.message);
      }
      isReading = false;
    }
    void read();
    const stop = bridge.on('notification:decided', () => void read());
    return () => {
      isGone = true;
      stop();
    };
  }, [bridge, settings, isAway]);

  return { diagnosis, problem };
}
