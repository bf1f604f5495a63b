import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { AGENT_EXIT_CODES } from '../../src/cli/agent-exit-codes.ts';
import { pendingQuestion, type RunningCommand } from '../support/agent-cli.ts';
import { personClientWithToken } from '../support/clients.ts';
import { isElectron, layOut, NODE, NOT_ON_ELECTRON, needsPython, pythonWith, run } from '../support/recipe-run.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

// The recipes whose programs ask and wait, each against a real server, with somebody who answers.
const isWindows = process.platform === 'win32';
const python = pythonWith('requests');
const hookInput = (question: string) =>
  JSON.stringify({
    hook_event_name: 'PreToolUse',
    tool_name: 'Read',
    tool_input: { file_path: question },
    cwd: '/project',
  });

let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.stop());

type Environment = Readonly<Record<string, string>>;
const here = (): Environment => ({ PLACET_DESK_DATA: core.dataFolder });
const pending = (text: string) => pendingQuestion(core.url, core.announced.apiKey, text);

/** A program that asks for a yes or no. */
interface AskingProgram {
  readonly recipe: string;
  readonly isSkipped: boolean;
  readonly reason: string;
  start(folder: string, question: string, environment: Environment, expires?: string, timeout?: string): RunningCommand;
}

const PROGRAMS: AskingProgram[] = [
  {
    recipe: 'curl',
    isSkipped: isWindows,
    reason: isWindows ? ' (skipped: no POSIX shell)' : '',
    start: (folder, question, environment, expires = '3600', timeout) =>
      run('sh', ['placet-ask.sh', '-e', expires, ...(timeout === undefined ? [] : ['-t', timeout]), question], {
        folder,
        environment,
      }),
  },
  {
    recipe: 'python',
    isSkipped: python === null,
    reason: needsPython(python, 'requests'),
    start: (folder, question, environment, expires = '3600', timeout) => {
      const waiting = timeout === undefined ? [] : ['--timeout', timeout];
      return run(python ?? '', ['ask.py', '--expires', expires, ...waiting, question], { folder, environment });
    },
  },
];

describe.skipIf(isElectron)(`recipes that ask${NOT_ON_ELECTRON}`, () => {
  for (const { recipe, isSkipped, reason, start } of PROGRAMS) {
    describe.skipIf(isSkipped)(`${recipe}${reason}`, () => {
      it('says the decision in its exit code, and tells it from every kind of silence', async () => {
        const folder = await layOut(recipe);
        const person = await core.person();
        const name = (what: string) => `${recipe}: "${what}" \\ 100 %?`;
        const ask = (what: string, ...more: string[]) => start(folder, name(what), here(), ...more);
        const unknownKey = { PLACET_URL: core.url, PLACET_API_KEY: 'hp_unknown', PLACET_CHANNEL: 'c1' };
        const running = {
          yes: ask('yes'),
          no: ask('no'),
          expired: ask('expired', '1'),
          tooLong: ask('too long', '3600', '1'),
          deleted: ask('deleted'),
          stopped: ask('stopped'),
          refused: start(folder, 'x', unknownKey),
          away: start(folder, 'x', { ...unknownKey, PLACET_URL: 'http://127.0.0.1:9' }),
        };
        await person.respond((await pending(name('yes'))).id, { selectedOption: 'approve' });
        await person.respond((await pending(name('no'))).id, { selectedOption: 'reject' });
        const { id, channelId } = await pending(name('deleted'));
        await core.agent.call('agentDeleteMessage', { parameters: { id }, query: { channel: channelId } });
        const stopped = await pending(name('stopped'));
        running.stopped.signal('SIGINT');

        expect(await running.yes.end).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^approve\s*$/) });
        expect(await running.no.end).toMatchObject({ exitCode: 1, out: expect.stringMatching(/^reject\s*$/) });
        expect((await running.expired.end).exitCode).toBe(AGENT_EXIT_CODES.expired);
        expect((await running.tooLong.end).exitCode).toBe(AGENT_EXIT_CODES.timedOut);
        expect((await running.deleted.end).exitCode).toBe(AGENT_EXIT_CODES.withdrawn);
        const refused = { exitCode: AGENT_EXIT_CODES.refused, error: expect.stringContaining('Invalid API key') };
        expect(await running.refused.end).toMatchObject(refused);
        const away = { exitCode: AGENT_EXIT_CODES.unreachable, error: expect.stringContaining('does not answer') };
        expect(await running.away.end).toMatchObject(away);
        const end = { exitCode: AGENT_EXIT_CODES.interrupted, error: expect.stringContaining('taken back') };
        expect(await running.stopped.end).toMatchObject(end);
        expect((await core.agent.send('agentGetMessage', { parameters: { id: stopped.id } })).status).toBe(404);
        await pending(name('too long'));
      });
    });
  }

  it('all of them wait through a restart of the program at another address', async () => {
    const data = await makeTemporaryFolder();
    onTestFinished(() => data.remove());
    const before = await startTestCore({ dataFolder: data.path });
    onTestFinished(() => before.stop());
    const { token } = await before.person();
    const environment = { PLACET_DESK_DATA: data.path };
    const programs = PROGRAMS.filter(({ isSkipped }) => !isSkipped);
    const running: [string, string, RunningCommand][] = [];
    for (const { recipe, start } of programs) {
      const question = `Restarted, ${recipe}?`;
      running.push([question, 'approve', start(await layOut(recipe), question, environment)]);
    }
    const hook = await layOut('claude-code');
    const input = hookInput('restarted');
    const question = 'May Claude use **Read**?\n\n```json\n{\n  "file_path": "restarted"\n}\n```\n\nin `/project`';
    running.push([question, 'allow', run(NODE, [join(hook, 'placet-hook.mjs')], { folder: hook, environment, input })]);
    for (const [text] of running) await pendingQuestion(before.url, before.announced.apiKey, text);
    await before.stop();
    const after = await startTestCore({ dataFolder: data.path });
    onTestFinished(() => after.stop());
    const person = personClientWithToken(after.url, token);
    for (const [text, selectedOption] of running) {
      await person.respond((await pendingQuestion(after.url, before.announced.apiKey, text)).id, { selectedOption });
    }
    for (const [, answer, program] of running) {
      expect(await program.end).toMatchObject({ exitCode: 0, out: expect.stringContaining(answer) });
    }
  });

  it.skipIf(isWindows)('curl wants one question, and numbers', async () => {
    const folder = await layOut('curl');
    for (const argv of [[], [''], ['a', 'b'], ['-e', 'soon', 'a'], ['-t', '1.5', 'a'], ['-x', 'a']]) {
      const { exitCode, error } = await run('sh', ['placet-ask.sh', ...argv], { folder, environment: here() }).end;
      expect([exitCode, error]).toEqual([64, expect.stringContaining('Usage:')]);
    }
  });

  const socketPython = pythonWith('requests', 'socketio');
  it.skipIf(socketPython === null)(
    `python hears what people write, and answers${needsPython(socketPython, 'requests', 'python-socketio')}`,
    async () => {
      const folder = await layOut('python');
      const chat = run(socketPython ?? '', ['chat.py'], { folder, environment: here() });
      await expect.poll(() => chat.error()).toContain('Listening.');
      const person = await core.person();
      const agents = await core.agent.call('agentListAgents');
      const channelId = agents.find(({ name }) => name === 'Python chat')?.id ?? '';
      const { id } = await person.call('createMessage', { body: { channelId, text: 'Hello Python' } });
      const texts = async () =>
        (await core.agent.call('agentListMessages', { query: { channel: channelId } })).data.map(({ text }) => text);
      await expect.poll(texts).toEqual(['You wrote: Hello Python', 'Hello Python']);
      const message = await core.agent.call('agentGetMessage', { parameters: { id } });
      expect(message.deliveryStatus).toBe('agent_received');
      chat.signal('SIGINT');
      expect(await chat.end).toMatchObject({ exitCode: 0, out: 'Hello Python\n' });
    },
  );

  it.skipIf(python === null)(
    `langgraph (Python) turns the values of interrupts into questions, and the answers into what resumes a graph${needsPython(python, 'requests')}`,
    async () => {
      const folder = await layOut('langgraph');
      const values = [
        'Send it?',
        {
          text: 'Which?',
          review: { type: 'selection', payload: { mode: 'single', items: [{ id: 'a', label: 'A' }] } },
        },
        {
          action_requests: [
            { name: 'rm', args: {}, description: 'Delete all' },
            { name: 'ls', args: { in: '/' } },
          ],
        },
      ];
      const script =
        'import json, sys, placet_interrupts as p; print(json.dumps([p.answer(v) for v in json.load(sys.stdin)]))';
      const graph = run(python ?? '', ['-c', script], { folder, environment: here(), input: JSON.stringify(values) });
      const person = await core.person();
      const calls = ['May it use **rm**?\n\nDelete all', 'May it use **ls**?\n\n```json\n{\n  "in": "/"\n}\n```'];
      await person.respond((await pending('Send it?')).id, { selectedOption: 'approve' });
      await person.respond((await pending('Which?')).id, { selectedIds: ['a'] });
      await person.respond((await pending(calls[0] ?? '')).id, { selectedOption: 'reject', comment: 'Never' });
      await person.respond((await pending(calls[1] ?? '')).id, { selectedOption: 'approve' });
      const { out, error } = await graph.end;
      expect(error).toBe('');
      expect(JSON.parse(out)).toEqual([
        { selectedOption: 'approve' },
        { selectedIds: ['a'] },
        { decisions: [{ type: 'reject', message: 'Never' }, { type: 'approve' }] },
      ]);
    },
  );

  const graphPython = pythonWith('requests', 'langgraph');
  it.skipIf(graphPython === null)(
    `langgraph (Python) resumes a real graph${needsPython(graphPython, 'requests', 'langgraph')}`,
    async () => {
      const graph = run(graphPython ?? '', ['graph.py'], { folder: await layOut('langgraph'), environment: here() });
      const text = 'Send this?\n\n> Dear customer, your order is on its way.';
      await (await core.person()).respond((await pending(text)).id, { selectedOption: 'approve' });
      expect(await graph.end).toMatchObject({ exitCode: 0, out: 'sent\n' });
    },
  );
});
