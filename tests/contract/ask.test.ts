import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AGENT_EXIT_CODES } from '../../src/cli/agent-exit-codes.ts';
import { pendingQuestion, startCommand } from '../support/agent-cli.ts';
import { personClientWithToken } from '../support/clients.ts';
import { cliCommand, PROJECT_FOLDER } from '../support/contract-target.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

// Past 300 lines: all commands of agents are asked of one core, as starting one is what takes the time.
let core: TestCore;
let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
beforeAll(async () => {
  core = await startTestCore();
  folder = await makeTemporaryFolder();
});
afterAll(async () => {
  await core.stop();
  await folder.remove();
});

const start = (...argv: string[]) => startCommand({ PLACET_DESK_DATA: core.dataFolder }, argv);
const pending = (text: string) => pendingQuestion(core.url, core.announced.apiKey, text);

async function fileOf(name: string, content: unknown): Promise<string> {
  const file = join(folder.path, name);
  await writeFile(file, JSON.stringify(content));
  return file;
}

describe('ask', () => {
  it('asks for an approval in the channel of the agent, which it creates once, and says the choice in its exit code', async () => {
    const argv = ['--agent', 'deploy-bot', '--option', 'yes=Deploy', '--option', 'no=Not now:danger'];
    const person = await core.person();
    const first = start('ask', 'Deploy v1?', ...argv, '--expires', '1h');
    const asked = await pending('Deploy v1?');
    expect(asked.review).toMatchObject({
      type: 'approval',
      payload: {
        options: [
          { id: 'yes', label: 'Deploy', style: 'primary' },
          { id: 'no', label: 'Not now', style: 'danger' },
        ],
      },
    });
    expect(Date.parse(asked.review?.expiresAt ?? '') - Date.parse(asked.createdAt)).toBe(3_600_000);
    await person.respond(asked.id, { selectedOption: 'yes' });
    expect(await first.end).toMatchObject({ exitCode: AGENT_EXIT_CODES.first, out: 'yes\n' });

    const second = start('ask', 'Deploy v2?', ...argv);
    const { id, channelId } = await pending('Deploy v2?');
    expect(channelId).toBe(asked.channelId);
    await person.respond(id, { selectedOption: 'no', comment: 'After\nlunch' });
    expect(await second.end).toMatchObject({ exitCode: AGENT_EXIT_CODES.other, out: 'no\nAfter\nlunch\n' });
    const agents = await core.agent.call('agentListAgents');
    expect(agents.filter(({ name }) => name === 'deploy-bot').map((agent) => agent.id)).toEqual([channelId]);
    // The person sees that the response was taken.
    expect(await core.agent.call('agentGetMessage', { parameters: { id } })).toMatchObject({
      deliveryStatus: 'agent_received',
    });
  });

  it('asks in the first channel for a yes or no when nothing is said, with the files attached', async () => {
    const notes = join(folder.path, 'notes.md');
    await writeFile(notes, '# What changes');
    const asking = start('ask', 'All right?', '--attach', notes, '--json');
    const { id, channelId, attachments } = await pending('All right?');
    expect(channelId).toBe(core.announced.channelId);
    expect(attachments).toMatchObject([{ filename: 'notes.md', mimeType: 'text/markdown' }]);
    const response = { selectedOption: 'approve' };
    await (await core.person()).call('respond', {
      parameters: { id },
      body: { response, feedback: 'next time sooner' },
    });
    const { exitCode, out, error } = await asking.end;
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(JSON.parse(out)).toEqual({
      status: 'completed',
      messageId: id,
      channelId,
      response,
      feedback: 'next time sooner',
      modifiedFileIds: {},
    });
  });

  const FIELDS = [{ name: 'total', label: 'Total', type: 'number', required: true }];
  it.each([
    ['text', async () => ['--text'], { text: 'Aurora' }, 'Aurora\n'],
    [
      'selection',
      async () => ['--select', 'a=Fast', '--select', 'b=Calm', '--multi'],
      { selectedIds: ['a', 'b'] },
      'a\nb\n',
    ],
    ['form', async () => ['--form', await fileOf('fields.json', FIELDS)], { total: 12 }, '{"total":12}\n'],
    [
      'free form',
      async () => ['--json', await fileOf('free.json', { schema: {} })],
      { any: ['thing'] },
      '{"any":["thing"]}\n',
    ],
  ])('asks for a %s, and prints the response', async (kind, argv, response, out) => {
    const text = `Which ${kind}?`;
    const asking = start('ask', text, ...(await argv()));
    await (await core.person()).respond((await pending(text)).id, response);
    expect(await asking.end).toMatchObject({ exitCode: AGENT_EXIT_CODES.first, out });
  });

  it('exits with another code when the question is dismissed', async () => {
    const form = await fileOf('dismissible.json', { fields: FIELDS, dismissLabel: 'Skip' });
    const asking = start('ask', 'Fill in?', '--form', form);
    await (await core.person()).respond((await pending('Fill in?')).id, { _dismissed: true });
    expect(await asking.end).toMatchObject({ exitCode: AGENT_EXIT_CODES.other });
  });

  it('tells expired, timed out and deleted apart', async () => {
    const expiring = start('ask', 'Too late?', '--expires', '1s');
    const waiting = start('ask', 'Not now?', '--timeout', '1s');
    const deleted = start('ask', 'Never mind?');
    const { id, channelId } = await pending('Never mind?');
    await core.agent.call('agentDeleteMessage', { parameters: { id }, query: { channel: channelId } });
    expect(await deleted.end).toMatchObject({ exitCode: AGENT_EXIT_CODES.withdrawn, out: '' });
    expect(await expiring.end).toMatchObject({ exitCode: AGENT_EXIT_CODES.expired, out: '' });
    expect(await waiting.end).toMatchObject({ exitCode: AGENT_EXIT_CODES.timedOut, out: '' });
    // Its time was the caller's, not the question's.
    await pending('Not now?');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('withdraws the question at %s', async (signal) => {
    const text = `Stopped by ${signal}?`;
    const asking = start('ask', text);
    const { id } = await pending(text);
    asking.signal(signal);
    const { exitCode, error } = await asking.end;
    expect(exitCode).toBe(AGENT_EXIT_CODES.interrupted);
    expect(error).toContain('The question was withdrawn.');
    expect((await core.agent.send('agentGetMessage', { parameters: { id } })).status).toBe(404);
  });

  it('waits through a restart of the server at another address, and gets the response that is given there', async () => {
    const before = await startTestCore({ dataFolder: join(folder.path, 'restarted') });
    const person = await before.person();
    const { token } = person;
    const asking = startCommand({ PLACET_DESK_DATA: before.dataFolder }, ['ask', 'Still there?']);
    const { id } = await pendingQuestion(before.url, before.announced.apiKey, 'Still there?');
    await before.stop();
    const after = await startTestCore({ dataFolder: before.dataFolder });
    await personClientWithToken(after.url, token).respond(id, { selectedOption: 'reject' });
    expect(await asking.end).toMatchObject({ exitCode: AGENT_EXIT_CODES.other, out: 'reject\n' });
    await after.stop();
  });

  it('leaves at once at a second Ctrl+C, also when the server does not let it withdraw', async () => {
    let isHolding = false;
    const server = createServer((request, response) => {
      if (request.method === 'POST')
        response.writeHead(201).end('{"id":"m1","channelId":"c1","createdAt":"","attachments":[]}');
      else if (request.url === '/health') response.end('{}');
      else if (request.url === '/api/v1/agents') response.end('[{"id":"c1","name":"Command line","createdAt":""}]');
      else if (request.url?.startsWith('/api/v1/messages/m1?')) isHolding = true;
    });
    const { port } = await new Promise<AddressInfo>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo));
    });
    const environment = { PLACET_URL: `http://127.0.0.1:${port}`, PLACET_API_KEY: 'hp_x' };
    const asking = startCommand(environment, ['ask', 'Stuck?']);
    await vi.waitFor(() => expect(asking.error()).toContain('Asked.'), { timeout: 20_000 });
    asking.signal('SIGINT');
    await vi.waitFor(() => expect(isHolding).toBe(true), { timeout: 20_000 });
    asking.signal('SIGINT');
    expect((await asking.end).signal).toBe('SIGINT');
    server.closeAllConnections();
    server.close();
  });

  it('reaches any server by two variables', async () => {
    const environment = {
      PLACET_URL: `${core.url}/`,
      PLACET_API_KEY: core.announced.apiKey,
      PLACET_DESK_DATA: folder.path,
    };
    const asking = startCommand(environment, ['ask', 'From afar?']);
    const { id, channelId } = await pending('From afar?');
    await (await core.person()).respond(id, { selectedOption: 'approve' });
    expect((await asking.end).exitCode).toBe(0);
    const agents = await core.agent.call('agentListAgents');
    expect(agents.find((agent) => agent.id === channelId)?.name).toBe('Command line');
  });

  it.each([
    [
      'a file that is not there',
      ['--attach', 'no/such.file'],
      {},
      AGENT_EXIT_CODES.fileUnusable,
      'no/such.file cannot be read',
    ],
    ['a data folder that was never used', ['--data', 'no/such'], {}, AGENT_EXIT_CODES.unreachable, 'Start Placet Desk'],
    [
      'a program that does not answer',
      [],
      { PLACET_URL: 'http://127.0.0.1:9', PLACET_API_KEY: 'hp_x' },
      AGENT_EXIT_CODES.unreachable,
      'does not answer',
    ],
    ['a key that is unknown', [], { PLACET_API_KEY: 'hp_unknown' }, AGENT_EXIT_CODES.refused, 'Invalid API key'],
    ['an address without its key', [], { PLACET_URL: 'http://127.0.0.1:9' }, AGENT_EXIT_CODES.misuse, 'PLACET_API_KEY'],
  ])('says what is wrong about %s', async (_, argv, environment, code, words) => {
    const { exitCode, error } = await startCommand({ PLACET_DESK_DATA: core.dataFolder, ...environment }, [
      'ask',
      'x',
      ...argv,
    ]).end;
    expect(exitCode).toBe(code);
    expect(error).toContain(words);
  });
});

describe('notify, status, tail and init', () => {
  it('notify sends and is done', async () => {
    const sent = await start('notify', '**Backup** done', '--agent', 'backup', '--status', 'success', '--json').end;
    expect(sent.exitCode).toBe(0);
    const { messageId, channelId } = JSON.parse(sent.out);
    expect(await core.agent.call('agentGetMessage', { parameters: { id: messageId } })).toMatchObject({
      channelId,
      text: '**Backup** done',
      status: 'success',
      review: null,
    });
    const wrong = await start('notify', 'x', '--status', 'fine').end;
    expect(wrong).toMatchObject({ exitCode: AGENT_EXIT_CODES.misuse, error: expect.stringContaining('info, success') });
  });

  it('status says where the program is, and reports how an agent is', async () => {
    const alone = await start('status', '--json').end;
    expect(JSON.parse(alone.out)).toEqual({ url: core.url, pendingCount: expect.any(Number) });
    expect((await start('status', 'busy', 'At it', '--agent', 'worker').end).exitCode).toBe(0);
    const agents = await core.agent.call('agentListAgents');
    expect(agents.find(({ name }) => name === 'worker')).toMatchObject({ status: 'busy', statusMessage: 'At it' });
    expect((await start('status', 'asleep').end).exitCode).toBe(AGENT_EXIT_CODES.misuse);
  });

  it('tail shows what was said, then what is said and answered, until it is stopped', async () => {
    const agent = await core.newAgent('talker');
    await agent.tell('Before');
    const tail = start('tail', '--agent', 'talker');
    await vi.waitFor(() => expect(tail.out()).toContain('Before'), { timeout: 20_000 });
    const { id } = await agent.ask();
    await vi.waitFor(() => expect(tail.out()).toContain('May I go on?'), { timeout: 20_000 });
    await (await core.person()).respond(id, { selectedOption: 'approve' });
    await vi.waitFor(() => expect(tail.out()).toContain('{"selectedOption":"approve"}'), { timeout: 20_000 });
    tail.signal('SIGINT');
    const { exitCode, out } = await tail.end;
    expect(exitCode).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(3);
  });

  it('init lists the recipes and writes one, and overwrites only when told to', async () => {
    const listed = await start('init', '--list', '--json').end;
    expect(JSON.parse(listed.out)).toContainEqual({ name: 'shell', title: expect.any(String) });
    const target = join(folder.path, 'recipe');
    const written = await start('init', 'shell', '--dir', target, '--json').end;
    expect(JSON.parse(written.out)).toEqual([join(target, 'ask-first.sh')]);
    await writeFile(join(target, 'ask-first.sh'), 'my own');
    const again = await start('init', 'shell', '--dir', target).end;
    expect(again).toMatchObject({ exitCode: AGENT_EXIT_CODES.fileUnusable, error: expect.stringContaining('--force') });
    expect(await readFile(join(target, 'ask-first.sh'), 'utf8')).toBe('my own');
    expect((await start('init', 'shell', '--dir', target, '--force').end).exitCode).toBe(0);
    expect(await readFile(join(target, 'ask-first.sh'), 'utf8')).toContain('#!/bin/sh');
    const unknown = await start('init', 'nothing').end;
    expect(unknown).toMatchObject({ exitCode: AGENT_EXIT_CODES.misuse, error: expect.stringContaining('shell') });
  });

  it('the recipe for a shell script acts only on a yes', async () => {
    const { executable, leadingArguments, environment } = cliCommand();
    const script = join(PROJECT_FOLDER, 'resources', 'recipes', 'shell', 'files', 'ask-first.sh');
    const env = {
      ...process.env,
      ...environment,
      PLACET_DESK_DATA: core.dataFolder,
      PLACET_DESK: [executable, ...leadingArguments].join(' '),
    };
    for (const [selectedOption, exitCode, words] of [
      ['yes', 0, 'going ahead'],
      ['no', 1, 'nothing was done'],
    ] as const) {
      const text = `Recipe, ${selectedOption}?`;
      const running = promisify(execFile)('sh', [script, text], { env }).then(
        ({ stdout }) => ({ code: 0, stdout }),
        ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
      );
      await (await core.person()).respond((await pending(text)).id, { selectedOption });
      expect(await running).toEqual({ code: exitCode, stdout: expect.stringContaining(words) });
    }
  });
});
