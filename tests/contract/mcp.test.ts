import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MCP_TOOLS } from '../../src/contract/mcp.ts';
import type { Message } from '../../src/contract/message.ts';
import type { PersonClient } from '../support/clients.ts';
import { isInProcess, NEEDS_PORTS } from '../support/contract-target.ts';
import { connectMcp, MCP_ERAS, type McpProgram, type McpProgramWish } from '../support/mcp-client.ts';
import { installPlugin } from '../support/plugin-builders.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
const programs: McpProgram[] = [];
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterEach(() => Promise.all(programs.splice(0).map((program) => program.close())));
afterAll(() => core.stop());

const connect = async (
  wish: McpProgramWish = {},
  headers: Record<string, string> = { 'x-api-key': core.agent.key },
) => {
  const program = await connectMcp(core.url, headers, wish);
  programs.push(program);
  return program;
};
const pending = async (): Promise<Message[]> => person.call('listReviews');
/** The pending question of this text, once it is there. */
const question = (text: string): Promise<Message> =>
  vi.waitFor(
    async () => {
      const found = (await pending()).find((message) => message.text === text);
      if (found === undefined) throw new Error(`Nobody asks "${text}".`);
      return found;
    },
    { timeout: 10_000, interval: 20 },
  );
const isGone = (text: string) =>
  vi.waitFor(async () => expect((await pending()).map((message) => message.text)).not.toContain(text), {
    timeout: 10_000,
    interval: 20,
  });

describe.each(MCP_ERAS)('a %s MCP client', (era) => {
  it('finds the tools and gets the answer to each type of question', async () => {
    const program = await connect({ era, name: `Asker (${era})` });
    expect(await program.toolNames()).toEqual([...MCP_TOOLS, 'plugin_compare', 'plugin_diagram']);
    const asked: [tool: string, given: object, type: string, response: Record<string, unknown>][] = [
      ['ask_approval', {}, 'approval', { selectedOption: 'reject', comment: 'Not on a Friday' }],
      ['ask_selection', { mode: 'multi', items: [{ id: 'a', label: 'A' }] }, 'selection', { selectedIds: ['a'] }],
      ['ask_form', { fields: [{ name: 'n', label: 'N', type: 'number' }] }, 'form', { n: 3 }],
      ['ask_text', { minLength: 2 }, 'text-input', { text: 'Done' }],
      ['ask_freeform', { payload: { rows: [1] } }, 'freeform', { anything: true }],
      ['plugin_diagram', { data: { source: 'flowchart TD\nA-->B' } }, 'freeform', { selectedOption: 'approve' }],
    ];
    await Promise.all(
      asked.map(async ([tool, given, type, response]) => {
        const answering = question(`${tool}, ${era}?`).then(async ({ id, review }) => {
          expect(review?.type).toBe(type);
          await person.respond(id, response);
          return id;
        });
        const progress: string[] = [];
        const outcome = await program.call(
          tool,
          { question: `${tool}, ${era}?`, ...given },
          { onProgress: (message) => progress.push(message) },
        );
        expect(outcome).toMatchObject({ handle: await answering, status: 'completed', response });
        expect(progress[0]).toBe('Waiting for the person to answer (0 of 50 s)');
      }),
    );
    // All came as the one agent that has the program's name.
    const named = (await person.call('listAgents')).filter(({ name }) => name === `Asker (${era})`);
    expect(named).toHaveLength(1);
  });

  it('gets a handle when its patience ends, and goes on later', async () => {
    const program = await connect({ era, name: `Later (${era})` });
    const first = await program.call('ask_approval', { question: 'Later?', waitSeconds: 0 });
    expect(first).toMatchObject({ status: 'pending', next: expect.stringContaining('check_review') });
    const handle = String(first.handle);
    const listed = await program.call('list_pending', { channel: `Later (${era})` });
    expect(listed).toMatchObject({ reviews: [{ handle, type: 'approval', question: 'Later?' }] });
    expect(await program.call('check_review', { handle, waitSeconds: 1 })).toMatchObject({ status: 'pending' });

    const checking = program.call('check_review', { handle });
    await person.respond(handle, { selectedOption: 'approve' });
    expect(await checking).toMatchObject({ handle, status: 'completed', response: { selectedOption: 'approve' } });
    const round = await program.call('ask_approval', { question: 'Again?', previousHandle: handle, waitSeconds: 0 });
    const { iteration } = await core.agent.call('agentGetMessage', { parameters: { id: String(round.handle) } });
    expect(iteration).toBe(2);
  });

  it('elicits values: accepted, declined and left alone', async () => {
    const program = await connect({ era });
    const requestedSchema = {
      type: 'object',
      properties: {
        name: { type: 'string', title: 'Full name' },
        age: { type: 'integer', minimum: 0 },
        colours: { type: 'array', items: { type: 'string', enum: ['red', 'green'] } },
      },
      required: ['name'],
    };
    const left = program.call('elicit', { message: 'Still there?', requestedSchema, expiresInSeconds: 1 });
    const elicit = async (message: string, response: Record<string, unknown>) => {
      const eliciting = program.call('elicit', { message, requestedSchema });
      await person.respond((await question(message)).id, response);
      return eliciting;
    };
    const given = { name: 'Ada', age: 36, 'colours[red]': true, 'colours[green]': false };
    expect(await elicit(`Who, ${era}?`, given)).toMatchObject({
      action: 'accept',
      content: { name: 'Ada', age: 36, colours: ['red'] },
    });
    const declined = await elicit(`Really, ${era}?`, { _dismissed: true });
    expect(declined).toMatchObject({ action: 'decline' });
    expect(declined).not.toHaveProperty('content');
    expect(await left).toMatchObject({
      status: 'expired',
      action: 'cancel',
      next: expect.stringContaining('not a no'),
    });
    const nested = { properties: { x: { type: 'object' } } };
    expect(await program.problem('elicit', { message: 'What?', requestedSchema: nested })).toContain('ask_freeform');
  });

  it('withdraws a question that it cancels or goes away from, or leaves it when it said so', async () => {
    const program = await connect({ era });
    for (const onCancel of ['withdraw', 'leave']) {
      const text = `Cancelled (${onCancel}, ${era})?`;
      const cancel = new AbortController();
      const call = program.call('ask_text', { question: text, onCancel }, { signal: cancel.signal });
      const refused = expect(call).rejects.toThrow();
      await question(text);
      cancel.abort();
      await refused;
    }
    await isGone(`Cancelled (withdraw, ${era})?`);
    await question(`Cancelled (leave, ${era})?`);

    const left = program.call('ask_text', { question: `Left (${era})?` }).catch(() => undefined);
    await question(`Left (${era})?`);
    await program.close();
    await left;
    await isGone(`Left (${era})?`);
  });

  it('sends messages with files, and says what it does', async () => {
    const program = await connect({ era, name: `Sender (${era})` });
    const text = await program.call('attach_file', { filename: 'notes.md', text: '# Notes' });
    const bytes = Buffer.from([137, 80, 78, 71]);
    const image = await program.call('attach_file', { filename: 'a.png', base64: bytes.toString('base64') });
    expect([text.mimeType, image]).toMatchObject(['text/markdown', { mimeType: 'image/png', size: 4 }]);
    const attachments = [text.attachmentId, image.attachmentId];
    const { channel } = await program.call('send_message', { text: 'Look', status: 'success', attachments });
    await program.call('report_status', { status: 'busy', message: 'Building' });
    const page = await person.call('listMessages', { query: { channel: String(channel) } });
    expect(page.data).toMatchObject([
      { text: 'Look', status: 'success', attachments: [{ filename: 'notes.md' }, { filename: 'a.png' }] },
    ]);
    expect((await person.call('listAgents')).find(({ id }) => id === channel)).toMatchObject({
      name: `Sender (${era})`,
      status: 'busy',
      statusMessage: 'Building',
    });
    expect(await program.problem('attach_file', { filename: 'x', base64: '*' })).toContain('Not base64');
    expect(await program.problem('send_message', { text: 'x', channel: 'c000000000000000000000000' })).toContain(
      'There is no channel',
    );
    await expect(program.call('no_such_tool')).rejects.toThrow('There is no tool');
  });

  it('hears when plugins come and go, each a tool with its schema', async () => {
    const changed = vi.fn();
    const program = await connect({ era, onToolsChanged: changed });
    const tool = `plugin_${era}_shape`;
    const inputSchema = {
      type: 'object',
      properties: { side: { $ref: '#/$defs/side' } },
      required: ['side'],
      $defs: { side: { type: 'number' } },
    };
    await installPlugin(core, `${era}.shape`, { manifest: { inputSchema } });
    await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 10_000 });
    const listed = (await program.client.listTools()).tools.find(({ name }) => name === tool);
    expect(listed?.inputSchema).toMatchObject({
      properties: { data: { properties: inputSchema.properties } },
      required: ['question', 'data'],
      $defs: inputSchema.$defs,
    });
    expect(await program.problem(tool, { question: 'x', data: { side: 'long' } })).toContain('data');
    const asked = await program.call(tool, { question: 'x', data: { side: 2 }, waitSeconds: 0 });
    const { review } = await core.agent.call('agentGetMessage', { parameters: { id: String(asked.handle) } });
    expect(review).toMatchObject({ type: 'freeform', payload: { plugin: `${era}.shape`, side: 2 } });

    changed.mockClear();
    const body = { envValues: {}, enabled: false };
    await person.call('changePluginConfig', { parameters: { name: `${era}.shape` }, body });
    await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 10_000 });
    expect(await program.toolNames()).not.toContain(tool);
  });
});

it.skipIf(!isInProcess)(`a held call says that it still waits${NEEDS_PORTS}`, async () => {
  // Fake time would stop the network; a clock that runs a hundred times as fast does not.
  const startTimer = (delayMs: number, wake: () => void) => {
    const timer = setTimeout(wake, delayMs / 100);
    return () => clearTimeout(timer);
  };
  const fast = await startTestCore({ ports: { clock: { now: () => Date.now(), startTimer } } });
  try {
    const program = await connectMcp(fast.url, { 'x-api-key': fast.agent.key });
    const heard: string[] = [];
    const asked = { question: 'Anybody?', waitSeconds: 45 };
    const outcome = await program.call('ask_approval', asked, { onProgress: (message) => heard.push(message) });
    expect(outcome).toMatchObject({ status: 'pending' });
    expect(heard.length).toBeGreaterThanOrEqual(4);
    await program.close();
  } finally {
    await fast.stop();
  }
});

it('a held call gets its last answer when the core stops, and the question stays', async () => {
  const folder = await makeTemporaryFolder();
  const first = await startTestCore({ dataFolder: folder.path });
  const outcomes: Promise<Record<string, unknown>>[] = [];
  const asking = MCP_ERAS.map(async (era) => {
    const program = await connectMcp(first.url, { 'x-api-key': first.agent.key }, { era, name: era });
    const held = new Promise<void>((resolve) => {
      const call = program.call('ask_text', { question: era }, { onProgress: () => resolve() });
      outcomes.push(call.finally(() => program.close()));
    });
    await held;
  });
  await Promise.all(asking);
  await first.stop();
  for (const outcome of outcomes) expect(await outcome).toMatchObject({ status: 'pending' });

  const second = await startTestCore({ dataFolder: folder.path });
  try {
    const left = await second.agent.call('agentListPendingReviews');
    expect(left.map(({ text }) => text).sort()).toEqual([...MCP_ERAS].sort());
  } finally {
    await second.stop();
    await folder.remove();
  }
});
