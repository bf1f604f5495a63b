import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { cliCommand, PROJECT_FOLDER } from './contract-target.ts';

const announcement = z.object({
  url: z.string(),
  apiKey: z.string(),
  channelId: z.string(),
  email: z.string(),
  password: z.string().nullable(),
});
/** The first line of `serve --json`. */
export type Announcement = z.infer<typeof announcement>;

/** How a process ended. */
export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly errorText: string;
}

/** A command line that runs in a process of its own. */
export interface SpawnedCli {
  readonly pid: number;
  /** The first line on standard output; rejects when the process ends without one. */
  readonly firstLine: Promise<string>;
  readonly end: Promise<ProcessEnd>;
  /** Settles when standard error has shown a text that fits. */
  errorTextWith(pattern: RegExp): Promise<string>;
  /** Asks it to end, or kills it. */
  signal(name: NodeJS.Signals): void;
}

/** Starts the command line of the target in a process of its own. */
export function spawnCli(...argv: readonly string[]): SpawnedCli {
  const { executable, leadingArguments, environment } = cliCommand();
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(executable, [...leadingArguments, ...argv], {
    cwd: PROJECT_FOLDER,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errorText = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    errorText += part;
  });
  const end = new Promise<ProcessEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, errorText }));
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    end.then((how) => reject(new Error(`It ended (${how.exitCode}) without a line: ${how.errorText}`)), reject);
  });
  // A test that looks only at how the process ends does not look at the line.
  firstLine.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    firstLine,
    end,
    errorTextWith: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!pattern.test(errorText)) return;
          child.stderr.off('data', look);
          resolve(errorText);
        };
        child.stderr.on('data', look);
        child.stderr.once('end', () => reject(new Error(`Nothing like ${pattern} in: ${errorText}`)));
        look();
      }),
    signal: (name) => void child.kill(name),
  };
}

/** Reads the first line of `serve --json`. */
export async function readAnnouncement(cli: SpawnedCli): Promise<Announcement> {
  return announcement.parse(JSON.parse(await cli.firstLine));
}
