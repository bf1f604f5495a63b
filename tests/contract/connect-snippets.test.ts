import { spawn } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/contract/message.ts';
import type { Facts } from '../../src/renderer/features/connect/snippets/guide.ts';
import { KINDS } from '../../src/renderer/features/connect/snippets/kinds.ts';
import type { PersonClient } from '../support/clients.ts';
import type { SocketClient } from '../support/socket-client.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

// What the page “Connect” gives people to copy, saved and run as they would, against a real server. Past 300 lines: each
// kind of agent has a way of its own to be run, and all share one core.
const CHECKOUT = resolve(import.meta.dirname, '../..');
const WINDOWS = process.platform === 'win32';
const RECEIVER_PORT = '8787';

let core: TestCore;
let person: PersonClient;
let socket: SocketClient;
let receiverPort: number;
let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
const running: ReturnType<typeof spawn>[] = [];

beforeAll(async () => {
  receiverPort = await freePort();
  core = await startTestCore({ webhookAllow: [`127.0.0.1:${receiverPort}`] });
  person = await core.person();
  socket = await core.personSocket();
});
afterAll(() => core.stop());
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill();
  await folder.remove();
});

function freePort(): Promise<number> {
  return new Promise((resolvePort) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolvePort(port));
    });
  });
}

function facts(): Facts {
  const { url, apiKey, channelId } = core.announced;
  return { url, apiKey, channelId, channelName: 'My first agent', platform: process.platform, isHere: true };
}

/** The texts of a kind by the file or the title under which they stand; each that is a file is saved. */
async function save(kindId: string): Promise<(name: string) => string> {
  const kind = KINDS.find(({ id }) => id === kindId);
  if (kind === undefined) throw new Error(`There is no kind ${kindId}`);
  const { steps } = kind.write(facts());
  for (const { file, code } of steps) {
    if (file === undefined || file.includes(' ')) continue;
    await mkdir(dirname(join(folder.path, file)), { recursive: true });
    await writeFile(join(folder.path, file), code);
  }
  return (name) => {
    const step = steps.find(({ file, title }) => file === name || title === name);
    if (step === undefined) throw new Error(`${kindId} has no step ${name}`);
    return step.code;
  };
}

interface Run {
  /** Settles with the exit code and all that was printed. */
  readonly end: Promise<{ code: number | null; printed: string }>;
  /** Settles when this was printed. */
  printed(words: string): Promise<void>;
}

/** Runs a command in the folder, as a person's terminal would. */
function run(command: string, options: { input?: string; environment?: Record<string, string> } = {}): Run {
  const child = spawn(command, {
    shell: true,
    cwd: folder.path,
    env: { ...process.env, ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.push(child);
  child.stdin.end(options.input ?? '');
  let printed = '';
  const hearers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      for (const hear of hearers) hear();
    });
  }
  return {
    end: new Promise((settle) => child.once('close', (code) => settle({ code, printed }))),
    printed: (words) =>
      new Promise((settle, reject) => {
        const hear = (): void => {
          if (!printed.includes(words)) return;
          hearers.delete(hear);
          settle();
        };
        hearers.add(hear);
        child.once('close', () => reject(new Error(`It ended and had printed: ${printed}`)));
        hear();
      }),
  };
}

const asked = new Set<string>();
/** The next question that reaches the inbox. */
async function nextQuestion(): Promise<Message> {
  const isNew = ({ id, review }: { id?: unknown; review?: unknown }) => review !== null && !asked.has(String(id));
  const message = (await socket.nextEvent('message:created', isNew)) as unknown as Message;
  asked.add(message.id);
  return message;
}

describe('what the page “Connect” gives to copy works as it stands', () => {
  it.skipIf(WINDOWS)('shell and curl: asks, waits, and its exit code is the answer', async () => {
    const text = await save('curl');
    for (const [answer, code] of [
      ['approve', 0],
      ['reject', 1],
    ] as const) {
      const script = run(text('Run it'));
      await person.respond((await nextQuestion()).id, { selectedOption: answer });
      const ended = await script.end;
      expect(ended.code, ended.printed).toBe(code);
      expect(ended.printed.includes('Deploying')).toBe(answer === 'approve');
    }
  });

  it.skipIf(WINDOWS)('command line: asks in the channel of that name, and its exit code is the answer', async () => {
    const text = await save('command-line');
    await mkdir(join(folder.path, 'bin'));
    await symlink(join(CHECKOUT, 'bin', 'placet-desk.mjs'), join(folder.path, 'bin', 'placet-desk'));
    const environment = {
      PATH: `${join(folder.path, 'bin')}:${process.env.PATH}`,
      PLACET_DESK_DATA: core.dataFolder,
    };
    const asking = run(text('Ask and wait'), { environment });
    const question = await nextQuestion();
    expect(question).toMatchObject({
      channelId: core.announced.channelId,
      review: {
        payload: {
          options: [
            { id: 'yes', label: 'Deploy' },
            { id: 'no', label: 'Not now', style: 'danger' },
          ],
        },
      },
    });
    await person.respond(question.id, { selectedOption: 'no' });
    const ended = await asking.end;
    expect(ended.code, ended.printed).toBe(1);
    const told = await run(text('Or only tell'), { environment }).end;
    expect(told.code, told.printed).toBe(0);
    await socket.nextEvent('message:created', (message) => message.text === 'Backup done');
  });

  it('TypeScript library: ask() settles with the answer', async () => {
    const text = await save('typescript');
    await mkdir(join(folder.path, 'node_modules'));
    await symlink(CHECKOUT, join(folder.path, 'node_modules', 'placet-desk'), 'junction');
    // It holds no types, so any Node runs it as it stands.
    await writeFile(join(folder.path, 'deploy.mjs'), text('deploy.ts'));
    const script = run('node deploy.mjs');
    await person.respond((await nextQuestion()).id, { selectedOption: 'approve' });
    expect(await script.end).toMatchObject({ code: 0, printed: 'Deploying\n' });
  });

  it.skipIf(WINDOWS)('Python: ask() returns the answer', async () => {
    const text = await save('python');
    const script = run(text('Run it'));
    await person.respond((await nextQuestion()).id, { selectedOption: 'approve' });
    expect(await script.end).toMatchObject({ code: 0, printed: 'Deploying\n' });
  });

  it('JavaScript: ask() settles with the answer', async () => {
    const text = await save('javascript');
    const script = run(text('Run it'));
    await person.respond((await nextQuestion()).id, { selectedOption: 'reject' });
    expect(await script.end).toMatchObject({ code: 0, printed: 'Not today\n' });
  });

  it('Claude Code: the hook answers with the decision and its reason', async () => {
    const text = await save('claude-code');
    const settings = JSON.parse(text('.claude/settings.json')) as {
      hooks: { PreToolUse: { hooks: { command: string }[] }[] };
    };
    const hook = run(settings.hooks.PreToolUse[0]?.hooks[0]?.command ?? '', {
      input: JSON.stringify({ hook_event_name: 'PreToolUse', tool_name: 'Bash', tool_input: { command: 'rm -rf x' } }),
    });
    const question = await nextQuestion();
    expect(question.text).toContain('rm -rf x');
    await person.respond(question.id, { selectedOption: 'deny', comment: 'not that one' });
    const { code, printed } = await hook.end;
    expect(code, printed).toBe(0);
    expect(JSON.parse(printed)).toEqual({
      hookSpecificOutput: {
        hookEventName: 'PreToolUse',
        permissionDecision: 'deny',
        permissionDecisionReason: 'not that one',
      },
    });
  });

  it('Socket.IO: hears the answer', async () => {
    await save('socket');
    await symlink(join(CHECKOUT, 'node_modules'), join(folder.path, 'node_modules'), 'junction');
    const script = run('node listen.mjs');
    await script.printed('Listening');
    const { id } = await core.agent.ask();
    asked.add(id);
    await person.respond(id, { selectedOption: 'approve' });
    await script.printed(`Answered ${id}`);
  });

  it.skipIf(WINDOWS)('webhook receiver: is called with the answer', async () => {
    const text = await save('webhook');
    const here = (code: string): string => code.replaceAll(RECEIVER_PORT, String(receiverPort));
    await writeFile(join(folder.path, 'receiver.mjs'), here(text('receiver.mjs')));
    const receiver = run('node receiver.mjs');
    await receiver.printed('Waiting for answers');
    await run(here(text('Ask, and name the receiver'))).end;
    const { id } = await nextQuestion();
    await person.respond(id, { selectedOption: 'approve' });
    await receiver.printed(`Answered ${id} {"selectedOption":"approve"}`);
  });

  it.skipIf(WINDOWS)('GitHub Actions: the job’s script waits for a yes', async () => {
    const text = await save('actions');
    const job = text('.github/workflows/deploy.yml');
    const script = job.slice(job.indexOf('run: |') + 'run: |'.length).replace(/^ {10}/gm, '');
    const { url, apiKey, channelId } = core.announced;
    const environment = { PLACET_URL: url, PLACET_API_KEY: apiKey, PLACET_CHANNEL: channelId };
    for (const [answer, code] of [
      ['approve', 0],
      ['reject', 1],
    ] as const) {
      // As a runner runs it: `bash -e` on a file.
      await writeFile(join(folder.path, 'step.sh'), script);
      const step = run('bash -e step.sh', { environment });
      await person.respond((await nextQuestion()).id, { selectedOption: answer });
      const ended = await step.end;
      expect(ended.code, ended.printed).toBe(code);
    }
  });

  it.skipIf(WINDOWS)('LangGraph: goes on with what was answered, for every interrupt', async () => {
    await save('langgraph');
    // A graph as LangGraph's is: interrupted once, then done. The package itself cannot be installed here.
    await mkdir(join(folder.path, 'langgraph'));
    await writeFile(
      join(folder.path, 'langgraph/types.py'),
      'class Command:\n    def __init__(self, resume):\n        self.resume = resume\n',
    );
    await writeFile(
      join(folder.path, 'try.py'),
      `from types import SimpleNamespace
from run import run


class Graph:
    def invoke(self, given, config):
        if given == "begin":
            return {"__interrupt__": [SimpleNamespace(value="Send the mail?")]}
        return {"answer": given.resume["selectedOption"]}


print(run(Graph(), "begin", {})["answer"])
`,
    );
    const script = run('python3 try.py');
    const question = await nextQuestion();
    expect(question.text).toBe('Send the mail?');
    await person.respond(question.id, { selectedOption: 'approve' });
    expect(await script.end).toMatchObject({ code: 0, printed: 'approve\n' });
  });

  it('n8n: the nodes ask and wait as n8n calls them', async () => {
    const text = await save('n8n');
    const { nodes, connections } = JSON.parse(text('Copy, and paste into the canvas of n8n')) as {
      nodes: { name: string; parameters: Record<string, unknown> }[];
      connections: Record<string, { main: { node: string }[][] }>;
    };
    const [ask, wait] = nodes.map(({ parameters }) => parameters);
    const headers = { 'x-api-key': core.announced.apiKey, 'content-type': 'application/json' };
    const created = await fetch(String(ask?.url), { method: 'POST', headers, body: String(ask?.jsonBody) });
    expect(created.status).toBe(201);
    const { id } = await nextQuestion();
    await person.respond(id, { selectedOption: 'approve' });
    const address = String(wait?.url)
      .slice(1)
      .replace(/\{\{.*\}\}/, id);
    const waited = await fetch(address, { headers });
    expect(await waited.json()).toMatchObject({ status: 'completed', response: { selectedOption: 'approve' } });
    const names = new Set(nodes.map(({ name }) => name));
    for (const { main } of Object.values(connections)) {
      for (const { node } of main.flat()) expect(names).toContain(node);
    }
  });
});
