import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MCP_PATH, MCP_TOOLS } from '../../src/contract/mcp.ts';
import type { Message } from '../../src/contract/message.ts';
import { type PersonClient, personClient } from '../support/clients.ts';
import { cliCommand, PROJECT_FOLDER } from '../support/contract-target.ts';
import { connectMcpOverStdio, MCP_ERAS, type McpProgram } from '../support/mcp-client.ts';
import { type Announcement, readAnnouncement, type SpawnedCli, spawnCli } from '../support/spawned-cli.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let serving: SpawnedCli;
let announced: Announcement;
let person: PersonClient;
const programs: McpProgram[] = [];

/** Starts the core on the folder, at another port each time. */
const serve = async (): Promise<void> => {
  serving = spawnCli('serve', '--json', '--port', '0', '--data', folder.path);
  const { password, ...now } = await readAnnouncement(serving);
  announced = { ...now, password: password ?? announced.password };
  person = await personClient(announced.url, announced.email, announced.password ?? '');
};
beforeAll(async () => {
  folder = await makeTemporaryFolder();
  await serve();
});
afterEach(() => Promise.all(programs.splice(0).map((program) => program.close())));
afterAll(async () => {
  serving.signal('SIGTERM');
  await serving.end;
  await folder.remove();
});

const start = async (...given: Parameters<typeof connectMcpOverStdio>) => {
  const program = await connectMcpOverStdio(...given);
  programs.push(program);
  return program;
};
const dataFlag = (): string[] => ['--data', folder.path];
const patiently = { timeout: 20_000, interval: 50 };
const question = (text: string): Promise<Message> =>
  vi.waitFor(async () => {
    const found = (await person.call('listReviews')).find((message) => message.text === text);
    if (found === undefined) throw new Error(`Nobody asks "${text}".`);
    return found;
  }, patiently);

describe('placet-desk mcp', () => {
  it.each(MCP_ERAS)(
    'asks for a %s client through a crash, attaches by path, and withdraws when it goes',
    async (era) => {
      const name = `Over stdio (${era})`;
      const program = await start(dataFlag(), {}, { era, name });
      expect(await program.toolNames()).toEqual([...MCP_TOOLS, 'plugin_compare', 'plugin_diagram']);
      const text = `Through the crash (${era})?`;
      const asked = program.call('ask_approval', { question: text });
      await question(text);
      serving.signal('SIGKILL');
      await serving.end;
      await serve();
      const { id } = await question(text);
      await person.respond(id, { selectedOption: 'approve' });
      expect(await asked).toMatchObject({ handle: id, response: { selectedOption: 'approve' } });
      // One question of one agent, although it was sent twice.
      const { data } = await person.call('listMessages', {
        query: { channel: (await person.call('listAgents')).find((agent) => agent.name === name)?.id ?? '' },
      });
      expect(data.map((message) => message.id)).toEqual([id]);

      const file = join(folder.path, 'table.csv');
      await writeFile(file, 'a,b\n');
      const attached = await program.call('attach_file', { path: file });
      expect(attached).toMatchObject({ filename: 'table.csv', mimeType: 'text/csv', size: 4 });
      expect(await program.problem('attach_file', { path: '/no/such/file' })).toContain('There is no file');

      const left = `Gone (${era})?`;
      const asking = program.call('ask_text', { question: left }).catch(() => undefined);
      await question(left);
      await program.close();
      await asking;
      const texts = async () => (await person.call('listReviews')).map((message) => message.text);
      await vi.waitFor(async () => expect(await texts()).not.toContain(left), patiently);
    },
  );

  it('takes a key with a scope, and says so when the key is unknown', async () => {
    const body = { scope: { tools: ['send_message'] } };
    const { key } = await person.call('createApiKey', { body });
    const [narrow, unknown] = await Promise.all(
      [key, 'hp_unknown'].map((one) => start([], { PLACET_URL: announced.url, PLACET_API_KEY: one })),
    );
    expect(await narrow?.toolNames()).toEqual(['send_message']);
    expect(await unknown?.problem('list_pending')).toContain('does not know the key');
  });

  it('is there before the program is', async () => {
    const empty = await makeTemporaryFolder();
    const program = await start(['--data', empty.path]);
    expect(await program.toolNames()).toEqual([...MCP_TOOLS]);
    const listing = program.call('list_pending');
    const late = spawnCli('serve', '--json', '--port', '0', '--data', empty.path);
    expect(await listing).toEqual({ reviews: [] });
    late.signal('SIGTERM');
    await late.end;
    await empty.remove();
  });
});

describe('the inspector, which speaks the first SDK', () => {
  const BUILD = join(PROJECT_FOLDER, 'node_modules', '@modelcontextprotocol', 'inspector-cli', 'build');
  /** Runs its command-line mode; it looks for its own version beside the folder that it runs in. */
  const inspect = async (...argv: string[]): Promise<unknown> => {
    const node = join(PROJECT_FOLDER, 'node_modules', '.bin', 'node');
    const { environment } = cliCommand();
    const env = { ...process.env, ...environment, PLACET_DESK_DATA: folder.path };
    const { stdout } = await promisify(execFile)(node, [join(BUILD, 'index.js'), ...argv], { cwd: BUILD, env });
    return JSON.parse(stdout);
  };
  const targets: [string, () => string[]][] = [
    [MCP_PATH, () => [announced.url + MCP_PATH, '--transport', 'http', '--header', `x-api-key: ${announced.apiKey}`]],
    ['placet-desk mcp', () => [cliCommand().executable, ...cliCommand().leadingArguments, 'mcp']],
  ];

  it.each(targets)('lists and calls the tools of %s', async (name, target) => {
    const [listed, sent] = await Promise.all([
      inspect(...target(), '--method', 'tools/list'),
      inspect(
        ...[...target(), '--method', 'tools/call', '--tool-name', 'ask_selection', '--tool-arg', `question=${name}`],
        ...['mode=single', 'items=[{"id":"a","label":"A"}]', 'waitSeconds=0'],
      ),
    ]);
    const { tools } = listed as { tools: { name: string }[] };
    expect(tools.map((tool) => tool.name)).toEqual([...MCP_TOOLS, 'plugin_compare', 'plugin_diagram']);
    expect(sent).toMatchObject({ structuredContent: { handle: (await question(name)).id, status: 'pending' } });
  });
});
