import { LIMITS } from '../../contract/limits.ts';
import type { Clock } from '../ports.ts';
import type { ToolCall } from './client.ts';

/** Reports at once and then every so often that a call waits, until the returned function is called. */
export function reportWaiting(clock: Clock, totalSeconds: number, report: ToolCall['reportProgress']): () => void {
  const begunAt = clock.now();
  let cancelTimer: () => void = () => undefined;
  const reportAndSchedule = (): void => {
    report(Math.round((clock.now() - begunAt) / 1000), totalSeconds);
    cancelTimer = clock.startTimer(LIMITS.mcpProgressMs, reportAndSchedule);
  };
  reportAndSchedule();
  return () => cancelTimer();
}
