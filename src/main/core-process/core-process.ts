import { type UtilityProcess, utilityProcess } from 'electron';
import { type CoreReport, coreReport } from '../../contract/core-process.ts';
import { t } from '../../words/words.ts';
import { backOffMs } from '../server/back-off.ts';

/** What the core's process is doing. `failed` waits for the person; the others go on by themselves. */
export type CoreState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly ready: Extract<CoreReport, { kind: 'ready' }> }
  | { readonly kind: 'retrying'; readonly detail: string; readonly nextTryAt: number }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'stopped' };

/** The core's process: started, watched, started again. */
export interface CoreProcess {
  start(): void;
  /** Starts it now when it is waiting or failed. */
  restart(): void;
  /** Ends it and answers when it has ended. */
  stop(): Promise<void>;
}

/** How the core's process is started. */
export interface CoreProcessOptions {
  /** File of the built command line. */
  readonly cliFile: string;
  /** Variables for the process beside the program's own. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onState: (state: CoreState) => void;
  /** Hears each line that the core logs. */
  readonly onLog: (text: string) => void;
}

/** After this long without dying, an earlier row of deaths is forgotten. */
const STEADY_AFTER_MS = 60_000;
const STOP_GRACE_MS = 3_000;

/** Makes the process's keeper; nothing is started yet. */
export function createCoreProcess({ cliFile, environment, onState, onLog }: CoreProcessOptions): CoreProcess {
  let child: UtilityProcess | null = null;
  let failureCount = 0;
  let retryTimer: NodeJS.Timeout | undefined;
  let steadyTimer: NodeJS.Timeout | undefined;
  let isStopping = false;

  const start = (): void => {
    clearTimeout(retryTimer);
    isStopping = false;
    onState({ kind: 'starting' });
    const started = utilityProcess.fork(cliFile, ['serve'], {
      env: { ...process.env, ...environment },
      stdio: 'pipe',
      serviceName: 'Placet Desk core',
    });
    child = started;
    let fault: string | null = null;
    started.stdout?.on('data', (chunk: Buffer) => onLog(chunk.toString()));
    started.stderr?.on('data', (chunk: Buffer) => onLog(chunk.toString()));
    started.on('message', (message: unknown) => {
      const report = coreReport.safeParse(message);
      if (!report.success) return;
      if (report.data.kind === 'failed') {
        fault = report.data.message;
        return;
      }
      steadyTimer = setTimeout(() => {
        failureCount = 0;
      }, STEADY_AFTER_MS);
      onState({ kind: 'running', ready: report.data });
    });
    started.once('exit', (exitCode) => {
      clearTimeout(steadyTimer);
      child = null;
      if (isStopping) onState({ kind: 'stopped' });
      else if (fault !== null) onState({ kind: 'failed', detail: fault });
      else retryAfterDeath(exitCode);
    });
  };

  const retryAfterDeath = (exitCode: number): void => {
    failureCount += 1;
    const delayMs = backOffMs(failureCount, Math.random());
    const detail =
      failureCount === 1
        ? t('main.coreStopped', { exitCode })
        : t('main.coreStoppedAgain', { times: failureCount, exitCode });
    onState({ kind: 'retrying', detail, nextTryAt: Date.now() + delayMs });
    retryTimer = setTimeout(start, delayMs);
  };

  return {
    start,
    restart() {
      if (child === null && !isStopping) start();
    },
    async stop() {
      isStopping = true;
      clearTimeout(retryTimer);
      const running = child;
      if (running === null) return;
      const ended = new Promise<void>((resolve) => {
        running.once('exit', () => resolve());
      });
      running.postMessage({ kind: 'stop' });
      const cutOff = setTimeout(() => running.kill(), STOP_GRACE_MS);
      await ended;
      clearTimeout(cutOff);
    },
  };
}
