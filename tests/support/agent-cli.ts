import { spawn } from 'node:child_process';
import { onTestFinished, vi } from 'vitest';
import type { Message } from '../../src/contract/message.ts';
import { createApiClient } from './api-client.ts';
import { cliCommand, PROJECT_FOLDER } from './contract-target.ts';

/** How a command ended. */
export interface CommandEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly error: string;
}

/** A command that runs in a process of its own. */
export interface RunningCommand {
  readonly end: Promise<CommandEnd>;
  signal(name: NodeJS.Signals): void;
  /** What it has written to standard output so far. */
  out(): string;
  /** What it has written to standard error so far. */
  error(): string;
}

/** Starts a command of the target with these variables; it finds no program but one that they name. */
export function startCommand(environment: Readonly<Record<string, string>>, argv: readonly string[]): RunningCommand {
  const { executable, leadingArguments, environment: targetEnvironment } = cliCommand();
  const { PLACET_URL: _, PLACET_API_KEY: __, ...inherited } = process.env;
  const child = spawn(executable, [...leadingArguments, ...argv], {
    cwd: PROJECT_FOLDER,
    env: { ...inherited, ...targetEnvironment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    error += part;
  });
  const end = new Promise<CommandEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, out, error }));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { end, signal: (name) => void child.kill(name), out: () => out, error: () => error };
}

/** Settles when a question with this text is pending. */
export function pendingQuestion(url: string, apiKey: string, text: string): Promise<Message> {
  const client = createApiClient(url, { 'x-api-key': apiKey });
  return vi.waitFor(
    async () => {
      const found = (await client.call('agentListPendingReviews')).find((message) => message.text === text);
      if (found === undefined) throw new Error(`No question "${text}" is pending.`);
      return found;
    },
    { timeout: 60_000, interval: 50 },
  );
}
