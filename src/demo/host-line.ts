import { type DemoCommand, type DemoReport, demoCommand } from '../contract/demo.ts';

/** The port that Electron's utility process has to the program that started it. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The line to the program that started this process. */
export interface HostLine {
  report(report: DemoReport): void;
  onCommand(listener: (command: DemoCommand) => void): void;
}

/** The line to the program; raises where nothing but a terminal started this process. */
export function findHostLine(): HostLine {
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
  if (!port) throw new Error('The demo is started by Placet Desk: npm start -- --demo');
  return {
    report: (report) => port.postMessage(report),
    onCommand: (listener) => {
      port.on('message', ({ data }) => {
        const parsed = demoCommand.safeParse(data);
        if (parsed.success) listener(parsed.data);
      });
    },
  };
}
