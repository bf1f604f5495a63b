import { LIMITS } from '../../contract/limits.ts';
import type { EventBus } from '../domain/events.ts';
import type { Ports } from '../ports.ts';
import type { AttachmentStore } from '../store/attachments.ts';
import type { FileBytes } from '../store/file-bytes.ts';
import type { ByteReferences } from '../store/released-bytes.ts';

const BATCH_COUNT = 200;

/**
 * Takes away what nobody needs: bytes that the last row let go of, at once; and at the start and every hour files that never
 * came into a message, drafts of a crash, and bytes that never got a row.
 */
export interface FileSweeper {
  /** Sweeps in the background from now on. */
  start(): void;
  /** Settles when a sweep that runs has come to its end. */
  stop(): Promise<void>;
  /** Removes bytes that deletions have let go of, the first few hundred before it returns. */
  removeReleased(): void;
  /** One whole sweep. */
  sweep(): Promise<void>;
}

/** Makes the sweeper; it keeps time from `start` on. */
export function createFileSweeper(
  attachments: AttachmentStore,
  bytes: FileBytes,
  references: ByteReferences,
  events: EventBus,
  ports: Ports,
): FileSweeper {
  let cancelTimer: () => void = () => undefined;
  let unsubscribe: () => void = () => undefined;
  let isStopped = true;
  let running: Promise<void> = Promise.resolve();

  const reportFailure = (error: unknown): void => {
    if (!isStopped) ports.log('error', 'Files could not be swept; trying again later', { reason: String(error) });
  };
  /** Removes a batch at once; answers when it is noted down, with whether there may be more. */
  const removeBatch = async (): Promise<boolean> => {
    const hashes = references.listReleased(BATCH_COUNT);
    for (const sha256 of hashes) bytes.removeIfUnused(sha256);
    if (hashes.length > 0) await references.forgetReleased(hashes);
    return hashes.length === BATCH_COUNT;
  };
  const removeAllReleased = async (): Promise<void> => {
    while (await removeBatch());
  };
  const sweep = async (): Promise<void> => {
    const orphanCount = await attachments.deleteOrphans(ports.clock.now() - LIMITS.orphanLifeMs);
    await removeAllReleased();
    const leftoverCount = await bytes.removeLeftovers(() => isStopped);
    if (orphanCount + leftoverCount > 0) ports.log('info', 'Swept files', { orphanCount, leftoverCount });
  };
  const sweepAndSchedule = (): void => {
    running = sweep()
      .catch(reportFailure)
      .then(() => {
        if (!isStopped) cancelTimer = ports.clock.startTimer(LIMITS.fileSweepIntervalMs, sweepAndSchedule);
      });
  };
  const removeReleased = (): void => void removeAllReleased().catch(reportFailure);

  return {
    start() {
      isStopped = false;
      unsubscribe = events.subscribe((event) => {
        if (event.kind === 'message:deleted' || event.kind === 'channel:deleted') removeReleased();
      });
      sweepAndSchedule();
    },
    async stop() {
      isStopped = true;
      cancelTimer();
      unsubscribe();
      await running;
    },
    removeReleased,
    sweep,
  };
}
