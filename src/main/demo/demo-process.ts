import { utilityProcess } from 'electron';
import { type DemoCommand, type DemoReport, demoReport } from '../../contract/demo.ts';

/** The demo's process while it runs. */
export interface DemoProcess {
  send(command: DemoCommand): void;
  /** Ends it and settles when it has ended. */
  stop(): Promise<void>;
}

/** Who hears of the demo's process. */
export interface DemoProcessListeners {
  readonly onReport: (report: DemoReport) => void;
  readonly onLog: (text: string) => void;
  /** Hears its end, whoever ended it. */
  readonly onExit: () => void;
}

/** Starts the demo's process: a crash of its agents is theirs alone. */
export function startDemoProcess(demoFile: string, listeners: DemoProcessListeners): DemoProcess {
  const child = utilityProcess.fork(demoFile, [], { stdio: 'pipe', serviceName: 'Placet Desk demo' });
  child.stdout?.on('data', (chunk: Buffer) => listeners.onLog(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => listeners.onLog(chunk.toString()));
  child.on('message', (message: unknown) => {
    const report = demoReport.safeParse(message);
    if (report.success) listeners.onReport(report.data);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      listeners.onExit();
      resolve();
    });
  });
  return {
    send: (command) => child.postMessage(command),
    async stop() {
      child.kill();
      await ended;
    },
  };
}
