import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/contract/value.ts';
import { pendingQuestion, type RunningCommand } from '../support/agent-cli.ts';
import type { PersonClient } from '../support/clients.ts';
import { isElectron, layOut, NODE, NOT_ON_ELECTRON, run } from '../support/recipe-run.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

// The recipe for Claude Code: its hook is fed what Claude Code sends, and somebody answers in the inbox.
let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const here = () => ({ PLACET_DESK_DATA: core.dataFolder });
const pending = (text: string) => pendingQuestion(core.url, core.announced.apiKey, text);
const answer = async (text: string, response: JsonObject) => person.respond((await pending(text)).id, response);

describe.skipIf(isElectron)(`claude-code${NOT_ON_ELECTRON}`, () => {
  const CALL = {
    session_id: 'abc123',
    transcript_path: '/home/me/.claude/projects/x/abc123.jsonl',
    cwd: '/project',
    permission_mode: 'default',
    hook_event_name: 'PreToolUse',
    tool_name: 'Bash',
    tool_input: { command: 'rm -rf build', description: 'Clean up' },
    tool_use_id: 'toolu_01',
  };
  const WORDS = 'May Claude use **Bash**?\n\nClean up\n\n```sh\nrm -rf build\n```\n\nin `/project`';
  const hook = async (event: object, environment: Record<string, string> = here()): Promise<RunningCommand> => {
    const folder = await layOut('claude-code');
    return run(NODE, ['placet-hook.mjs'], { folder, environment, input: JSON.stringify(event) });
  };
  const outputOf = async (running: RunningCommand): Promise<unknown> => {
    const { exitCode, out, error } = await running.end;
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    return out === '' ? null : JSON.parse(out).hookSpecificOutput;
  };

  it.each([
    [{ selectedOption: 'allow' }, 'allow', 'Decided in Placet Desk.'],
    [{ selectedOption: 'deny', comment: 'Use git clean' }, 'deny', 'Use git clean'],
    [{ selectedOption: 'ask' }, 'ask', 'Decided in Placet Desk.'],
  ])('the answer %j to a tool is the decision %s', async (response, permissionDecision, permissionDecisionReason) => {
    const asking = await hook(CALL);
    await answer(WORDS, response);
    const hookEventName = 'PreToolUse';
    expect(await outputOf(asking)).toEqual({ hookEventName, permissionDecision, permissionDecisionReason });
  });

  it('decides the dialogue that Claude Code is about to show', async () => {
    const event = { ...CALL, hook_event_name: 'PermissionRequest' };
    for (const [response, decision] of [
      [{ selectedOption: 'allow' }, { behavior: 'allow' }],
      [
        { selectedOption: 'deny', comment: 'No' },
        { behavior: 'deny', message: 'No' },
      ],
      [{ selectedOption: 'ask' }, undefined],
    ] as const) {
      const asking = await hook(event);
      await answer(WORDS, response);
      const output = decision === undefined ? null : { hookEventName: 'PermissionRequest', decision };
      expect(await outputOf(asking)).toEqual(output);
    }
  });

  it('puts Claude’s own questions into a form, and the answers into the tool’s input', async () => {
    const questions = [
      {
        question: 'Which store?',
        header: 'Store',
        multiSelect: false,
        options: [
          { label: 'SQLite', description: 'One file' },
          { label: 'Postgres', description: 'A server' },
        ],
      },
      {
        question: 'Which checks?',
        header: 'Checks',
        multiSelect: true,
        options: [
          { label: 'Types', description: '' },
          { label: 'Lint', description: '' },
        ],
      },
      {
        question: 'Which name?',
        header: 'Name',
        multiSelect: false,
        options: [
          { label: 'Desk', description: '' },
          { label: 'Inbox', description: '' },
        ],
      },
    ];
    const event = { ...CALL, tool_name: 'AskUserQuestion', tool_input: { questions } };
    const words =
      'Claude asks\n\n**Store**: Which store?\n- **SQLite** One file\n- **Postgres** A server\n\n**Checks**: Which checks?\n- **Types** \n- **Lint** \n\n**Name**: Which name?\n- **Desk** \n- **Inbox** ';
    const asking = await hook(event);
    await answer(words, { q0: 'SQLite', q1o0: true, q1o1: true, own1: 'Spelling', q2: 'Desk', own2: 'Aurora' });
    expect(await outputOf(asking)).toMatchObject({
      permissionDecision: 'allow',
      updatedInput: {
        questions,
        answers: { 'Which store?': 'SQLite', 'Which checks?': 'Types, Lint, Spelling', 'Which name?': 'Aurora' },
      },
    });
    const dismissed = await hook(event);
    await answer(words, { _dismissed: true });
    expect(await outputOf(dismissed)).toMatchObject({ permissionDecision: 'ask' });
  });

  it('leaves it to Claude Code when nobody answers, when it is stopped, and when nobody is there', async () => {
    const late = await hook(CALL, { ...here(), PLACET_HOOK_WAIT_SECONDS: '1' });
    expect(await outputOf(late)).toMatchObject({
      permissionDecision: 'ask',
      permissionDecisionReason: expect.stringContaining('expired'),
    });
    const stopped = await hook(CALL);
    const { id } = await pending(WORDS);
    stopped.signal('SIGTERM');
    expect(await stopped.end).toMatchObject({ exitCode: 1, out: '', error: expect.stringContaining('taken back') });
    expect((await core.agent.send('agentGetMessage', { parameters: { id } })).status).toBe(404);
    const away = await hook(CALL, { PLACET_URL: 'http://127.0.0.1:9', PLACET_API_KEY: 'hp_x' });
    expect(await away.end).toMatchObject({ exitCode: 1, out: '', error: expect.stringContaining('Is it running?') });
  });

  it('tells that Claude waits; its settings name this script for these events', async () => {
    const message = 'Claude is waiting for your input';
    const event = { ...CALL, hook_event_name: 'Notification', message, notification_type: 'idle_prompt' };
    expect(await outputOf(await hook(event))).toBeNull();
    const agents = await core.agent.call('agentListAgents');
    const channel = agents.find(({ name }) => name === 'Claude Code')?.id ?? '';
    const { data } = await core.agent.call('agentListMessages', { query: { channel } });
    expect(data[0]).toMatchObject({ text: `**Claude Code**: ${message}\n\n\`/project\``, review: null });

    const settings = JSON.parse(await readFile(join(await layOut('claude-code'), 'settings.json'), 'utf8'));
    const hooks = Object.entries(settings.hooks as Record<string, { matcher: string; hooks: JsonObject[] }[]>);
    expect(hooks.map(([name, [entry]]) => [name, entry?.matcher])).toEqual([
      ['PreToolUse', 'Bash|Write|Edit|NotebookEdit|AskUserQuestion'],
      ['Notification', 'idle_prompt'],
    ]);
    for (const [, [entry]] of hooks) {
      expect(entry?.hooks).toMatchObject([{ type: 'command', command: expect.stringContaining('/placet-hook.mjs') }]);
    }
  });
});
