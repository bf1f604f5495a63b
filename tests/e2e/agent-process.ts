import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { AgentFile } from './fixtures.ts';

/** What a waiting agent process reports. */
export interface AgentReport {
  readonly status: string;
  readonly response: unknown;
  /** The review inside of the message that came with it. */
  readonly review: Readonly<Record<string, unknown>>;
  /** When its held call returned, by this machine's clock. */
  readonly returnedAtMs: number;
}

/** An agent in a process of its own, which has asked and holds the long-poll. */
export interface AskingAgent {
  readonly messageId: string;
  /** Settles when its held call returns something final. */
  readonly report: Promise<AgentReport>;
}

/** Starts an agent process that posts `message` and waits; answers when the message is stored and the wait begins. */
export async function startAskingAgent(access: AgentFile, message: Record<string, unknown>): Promise<AskingAgent> {
  const script = fileURLToPath(new URL('./asking-agent.ts', import.meta.url));
  const agent = spawn(process.execPath, [script, JSON.stringify(access), JSON.stringify(message)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: agent.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('The agent process ended without a word; its error is above.');
    return JSON.parse(value as string);
  };
  const { messageId } = (await nextLine()) as { messageId: string };
  const report = nextLine() as Promise<AgentReport>;
  // A test that fails earlier never looks at the report; its rejection must not end the runner.
  report.catch(() => undefined);
  return { messageId, report };
}
