import { type BackupReport, type CoreReport, coreCommand } from '../contract/core-process.ts';

/** The port that Electron's utility process has to the program that started it. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The line to the program that started this process. */
export interface HostLine {
  report(report: CoreReport | BackupReport): void;
  onStop(listener: () => void): void;
}

/** The line to the desktop program, or null when nobody but a terminal started this process. */
export function findHostLine(): HostLine | null {
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
  if (port === undefined || port === null) return null;
  return {
    report: (report) => port.postMessage(report),
    onStop: (listener) => {
      port.on('message', ({ data }) => {
        if (coreCommand.safeParse(data).success) listener();
      });
    },
  };
}
