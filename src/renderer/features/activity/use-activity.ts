import { useEffect, useState } from 'react';
import type { AnswerEntry } from '../../../contract/activity.ts';
import { useApp, useDesk } from '../../state/app-context.ts';

/** How long changes gather before the activity is read again. */
const GATHER_MS = 300;

/** The activity as far as it was read. */
export interface ActivityRead {
  /** Null until it was read once. */
  readonly entries: readonly AnswerEntry[] | null;
  readonly problem: string | null;
}

/** Who answered what: read when the page opens, and again when something in the inbox changed. */
export function useActivity(): ActivityRead {
  const { bridge } = useDesk();
  const items = useApp((state) => state.data.items);
  const sends = useApp((state) => state.sends);
  const [read, setRead] = useState<ActivityRead>({ entries: null, problem: null });
  const isFirst = read.entries === null && read.problem === null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed in the inbox may be an answer
  useEffect(() => {
    let isGone = false;
    const timer = setTimeout(
      () => {
        void bridge.call('activity:read', undefined).then((outcome) => {
          if (isGone) return;
          if (outcome.ok) setRead(outcome.value);
          else setRead((before) => ({ ...before, problem: outcome.error.message }));
        });
      },
      isFirst ? 0 : GATHER_MS,
    );
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [bridge, items, sends]);

  return read;
}
