import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Access, connect, findProgram, type Message, PlacetError } from '../../src/client/node.ts';
import { defaultDataFolder } from '../../src/core/options.ts';
import { pendingQuestion } from '../support/agent-cli.ts';
import { PROJECT_FOLDER } from '../support/contract-target.ts';
import { startForwardingServer } from '../support/forwarding-server.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let access: Access;
beforeAll(async () => {
  core = await startTestCore();
  folder = await makeTemporaryFolder();
  access = { url: core.url, apiKey: core.announced.apiKey };
});
afterAll(async () => {
  await core.stop();
  await folder.remove();
});

const pending = (text: string) => pendingQuestion(core.url, core.announced.apiKey, text);
const answer = async (text: string, response: Record<string, unknown>): Promise<string> => {
  const { id } = await pending(text);
  await (await core.person()).respond(id, response);
  return id;
};

describe('ask, notify, wait and withdraw', () => {
  it('gives the response of each type, with the types of TypeScript', async () => {
    const client = connect(access);
    const asked = Promise.all([
      client.ask({ agent: 'lib', text: 'Approve?' }),
      client.ask({
        agent: 'lib',
        text: 'Pick?',
        review: { type: 'selection', payload: { mode: 'single', items: [{ id: 'a', label: 'A' }] } },
      }),
      client.ask({
        agent: 'lib',
        text: 'Fill?',
        review: { type: 'form', payload: { fields: [{ name: 'n', label: 'N', type: 'number' }] } },
      }),
      client.ask({ agent: 'lib', text: 'Write?', review: { type: 'text-input', payload: { dismissLabel: 'Skip' } } }),
      client.ask({ agent: 'lib', text: 'Anything?', review: { type: 'freeform' } }),
    ]);
    await answer('Approve?', { selectedOption: 'approve', comment: 'good' });
    await answer('Pick?', { selectedIds: ['a'] });
    await answer('Fill?', { n: 3 });
    await answer('Write?', { _dismissed: true });
    await answer('Anything?', { x: 1 });
    const [approval, selection, form, text, freeform] = await asked;
    if (approval.status !== 'completed' || selection.status !== 'completed') throw new Error('Nobody answered.');
    const comment: string | undefined = approval.response.comment;
    expect(comment).toBe('good');
    if ('_dismissed' in selection.response) throw new Error('It was dismissed.');
    const ids: readonly string[] = selection.response.selectedIds;
    expect(ids).toEqual(['a']);
    expect([form, text, freeform]).toMatchObject([
      { response: { n: 3 } },
      { response: { _dismissed: true } },
      { response: { x: 1 }, feedback: null, modifiedFileIds: {}, message: { text: 'Anything?' } },
    ]);
    // Five questions at once needed the channel, and made one.
    const agents = await core.agent.call('agentListAgents');
    expect(agents.filter(({ name }) => name === 'lib')).toHaveLength(1);
  });

  it('two programs that need the same new channel at once agree on one', async () => {
    const names = Array.from({ length: 4 }, () => connect(access).channel('at once'));
    const ids = (await Promise.all(names)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1);
    const agents = await core.agent.call('agentListAgents');
    expect(agents.filter(({ name }) => name === 'at once')).toHaveLength(1);
  });

  it('sends once, also when answers are lost on the way', async () => {
    const lost = { files: 1, messages: 2 };
    const forwarding = await startForwardingServer(core.url, {
      isAnswerLost: (method, path) =>
        method === 'POST' &&
        ((path.startsWith('/api/v1/messages') && lost.messages-- > 0) ||
          (path.startsWith('/api/v1/files') && lost.files-- > 0)),
    });
    onTestFinished(() => forwarding.stop());
    const client = connect({ ...access, url: forwarding.url });
    const content = new Blob(['a,b'], { type: 'text/csv' });
    const attachments = [
      { name: 'table.csv', content },
      { name: 'plan.md', content: '# Plan' },
    ];
    const sent = await client.notify({ agent: 'once', text: 'Only once', attachments });
    expect(sent.attachments).toMatchObject([
      { filename: 'table.csv', mimeType: 'text/csv' },
      { filename: 'plan.md', mimeType: 'text/markdown' },
    ]);
    const query = { channel: sent.channelId };
    const { data } = await core.agent.call('agentListMessages', { query });
    expect(data.map(({ id }) => id)).toEqual([sent.id]);
    expect(lost.messages).toBeLessThan(0);
    const again = await client.notify({ agent: 'once', text: 'Twice', clientId: sent.clientId ?? '' });
    expect(again.id).toBe(sent.id);
  });

  it('a signal ends the wait, and the question stays unless it is to be withdrawn', async () => {
    const client = connect(access);
    const leaving = new AbortController();
    let asked: Message | undefined;
    const onAsked = (message: Message) => {
      asked = message;
      leaving.abort(new Error('enough'));
    };
    await expect(client.ask({ agent: 'lib', text: 'Stay?' }, { signal: leaving.signal, onAsked })).rejects.toThrow(
      'enough',
    );
    const stays = await pending('Stay?');
    expect(asked?.id).toBe(stays.id);

    const reference = { messageId: stays.id, channelId: stays.channelId };
    expect(await client.wait(reference, { timeoutMs: 50 })).toEqual({ status: 'timeout', ...reference });
    expect(await client.withdraw(reference)).toBe(true);
    expect(await client.withdraw(reference)).toBe(false);
    expect(await client.wait(reference)).toEqual({ status: 'withdrawn', ...reference });

    const stopping = new AbortController();
    const options = { signal: stopping.signal, withdrawOnAbort: true, onAsked: () => stopping.abort() };
    await expect(client.ask({ agent: 'lib', text: 'Go?' }, options)).rejects.toThrow(/abort/i);
    const waiting = await core.agent.call('agentListPendingReviews');
    expect(waiting.some(({ text }) => text === 'Go?')).toBe(false);
  });

  it('does not delete what was answered, and a later program can still read the response', async () => {
    const client = connect(access);
    const { id: channelId } = await client.channel('lib');
    const messageId = (
      await core.agent.call('agentCreateMessage', { body: { channelId, text: 'Kept?', review: { type: 'approval' } } })
    ).id;
    await answer('Kept?', { selectedOption: 'reject' });
    expect(await client.withdraw({ messageId, channelId })).toBe(false);
    const outcome = await client.wait<'approval'>({ messageId, channelId });
    expect(outcome).toMatchObject({ status: 'completed', response: { selectedOption: 'reject' } });
  });

  it('finds the channel again that somebody deleted', async () => {
    const client = connect(access);
    const first = await client.notify({ agent: 'short-lived', text: 'one' });
    await core.agent.call('agentDeleteAgent', { parameters: { id: first.channelId } });
    const second = await client.notify({ agent: 'short-lived', text: 'two' });
    expect(second.channelId).not.toBe(first.channelId);
  });

  it('says what the server refuses, and gives up on one that does not answer', async () => {
    const refused = connect(access).notify({ agent: 'lib', text: '' });
    await expect(refused).rejects.toMatchObject({ status: 400, message: expect.stringContaining('needs text') });
    await expect(connect({ ...access, apiKey: 'hp_x' }).channel('lib')).rejects.toMatchObject({ status: 401 });
    const away = connect({ url: 'http://127.0.0.1:9', apiKey: 'hp_x' }, { retryForMs: 300 });
    await expect(away.notify({ text: 'x' })).rejects.toThrow(PlacetError);
  });
});

it('fact 72: understands other servers, which say timeout and give the response inside of the message', async () => {
  const message = {
    id: 'm1',
    channelId: 'c1',
    createdAt: '',
    attachments: [],
    review: { type: 'approval', status: 'completed', response: { selectedOption: 'ok' } },
  };
  const answers: object[] = [
    { status: 'timeout' },
    { status: 'changes_requested', message },
    { status: 'completed', message },
  ];
  const server = createServer((request, response) => {
    response.end(JSON.stringify(request.url?.includes('/wait') ? answers.shift() : {}));
  });
  onTestFinished(() => void server.close());
  const { port } = await new Promise<AddressInfo>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo));
  });
  const client = connect({ url: `http://127.0.0.1:${port}`, apiKey: 'hp_x' });
  const outcome = await client.wait<'approval'>({ messageId: 'm1', channelId: 'c1' });
  expect(outcome).toMatchObject({ status: 'completed', response: { selectedOption: 'ok' } });
  expect(answers).toEqual([]);
});

it('looks for the program where the program keeps its data', async () => {
  vi.stubEnv('HOME', folder.path);
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const environment of [{}, { XDG_DATA_HOME: '/elsewhere', APPDATA: 'C:\\elsewhere' }]) {
    await expect(findProgram(environment)).rejects.toThrow(join(defaultDataFolder(environment), 'agent.json'));
  }
  expect(await findProgram({ PLACET_DESK_DATA: core.dataFolder })).toEqual({
    ...access,
    channelId: core.announced.channelId,
  });
});

describe('what is built', () => {
  let built: string;
  beforeAll(async () => {
    // As an installed package lies in somebody's project.
    const installed = join(folder.path, 'node_modules', 'placet-desk');
    built = join(installed, 'out', 'client');
    const script = join(PROJECT_FOLDER, 'scripts', 'client.mjs');
    execFileSync(process.execPath, [script, built], { stdio: 'pipe' });
    const { exports } = JSON.parse(await readFile(join(PROJECT_FOLDER, 'package.json'), 'utf8'));
    await writeFile(join(installed, 'package.json'), JSON.stringify({ name: 'placet-desk', type: 'module', exports }));
  });

  it.each(nodesOfThisMachine())('runs on Node %s', async (_, node) => {
    const script = join(folder.path, 'agent.mjs');
    await writeFile(
      script,
      `import { connect } from 'placet-desk/client';
       const outcome = await connect().ask({ agent: 'node', text: process.argv[2] });
       process.stdout.write(JSON.stringify([process.version, outcome.response]));
       process.exit();`,
    );
    const text = `From ${node}?`;
    const env = { ...process.env, PLACET_DESK_DATA: core.dataFolder };
    const running = promisify(execFile)(node, [script, text], { env });
    await answer(text, { selectedOption: 'approve' });
    const { stdout, stderr } = await running;
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([expect.stringMatching(/^v\d+/), { selectedOption: 'approve' }]);
  });

  it('has declarations that stand alone, in Node and in a page, and what the documentation shows fits them', async () => {
    const source = `import { connect, type Outcome } from 'placet-desk/client';
      const outcome: Outcome<'approval'> = await connect({ url: '', apiKey: '' }).ask({ text: 'x' });
      if (outcome.status === 'completed') outcome.response.selectedOption.toUpperCase();
      // @ts-expect-error A selection has items.
      await connect({ url: '', apiKey: '' }).ask({ review: { type: 'selection', payload: { mode: 'single' } } });
      export {};`;
    const page = await readFile(join(PROJECT_FOLDER, 'docs', 'client-library.md'), 'utf8');
    const examples = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, example = '']) => example);
    expect(examples).toHaveLength(2);
    const sources = [source, ...examples].map((content, index) => ({ file: `consumer-${index}.mts`, content }));
    for (const { file, content } of sources) await writeFile(join(folder.path, file), content);
    for (const module of ['nodenext', 'esnext']) {
      const resolution = module === 'nodenext' ? 'nodenext' : 'bundler';
      const options = {
        target: 'es2022',
        module,
        moduleResolution: resolution,
        lib: ['es2022', 'dom'],
        types: [],
        strict: true,
        noEmit: true,
      };
      const config = join(folder.path, `tsconfig.${module}.json`);
      await writeFile(config, JSON.stringify({ compilerOptions: options, files: sources.map(({ file }) => file) }));
      const tsc = join(PROJECT_FOLDER, 'node_modules', '.bin', 'tsc');
      const { stdout } = await promisify(execFile)(tsc, ['-p', config]).catch((error) => error);
      expect(stdout).toBe('');
    }
  });
});

/** The Node that runs the tests, and those that the machine has, each with its version. */
function nodesOfThisMachine(): [string, string][] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((path) => !path.includes('node_modules'));
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const found = folders.map((path) => join(path, name)).filter((file) => existsSync(file));
  const byVersion = new Map([process.execPath, ...found].map((node) => [versionOf(node), node]));
  return [...byVersion].filter(([version]) => Number.parseInt(version, 10) >= 20);
}

function versionOf(node: string): string {
  return execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
}
