import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';

const CHECKOUT = resolve(import.meta.dirname, '../..');

/** How a command of the command line ended. */
export interface CommandEnd {
  readonly exitCode: number | null;
  readonly out: string;
}

/** A command of the command line, in a process of its own. */
export interface RunningCommand {
  readonly end: Promise<CommandEnd>;
  /** What Ctrl+C does. */
  interrupt(): void;
}

/** Starts the command line as people do: the checkout's, or the packaged program's when the run is about that. */
export function startCommand(dataFolder: string, ...argv: readonly string[]): RunningCommand {
  const packaged = process.env.PLACET_DESK_E2E_EXECUTABLE;
  const launcher =
    packaged === undefined
      ? join(CHECKOUT, 'bin', 'placet-desk.mjs')
      : join(dirname(packaged), 'resources', 'bin', 'placet-desk');
  const { PLACET_URL: _, PLACET_API_KEY: __, ...inherited } = process.env;
  const child = spawn(launcher, argv, {
    env: { ...inherited, PLACET_DESK_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
  });
  const end = new Promise<CommandEnd>((settle, fail) => {
    child.once('error', fail);
    child.once('close', (exitCode) => settle({ exitCode, out }));
  });
  // A test that fails earlier never looks at the end; its rejection must not end the runner.
  end.catch(() => undefined);
  return { end, interrupt: () => void child.kill('SIGINT') };
}
