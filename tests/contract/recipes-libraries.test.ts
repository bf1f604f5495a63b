import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { MCP_PATH } from '../../src/contract/mcp.ts';
import type { JsonObject } from '../../src/contract/value.ts';
import { pendingQuestion } from '../support/agent-cli.ts';
import type { PersonClient } from '../support/clients.ts';
import { PROJECT_FOLDER } from '../support/contract-target.ts';
import { connectMcp, connectMcpOverStdio } from '../support/mcp-client.ts';
import { isElectron, layOut, NODE, NOT_ON_ELECTRON, run } from '../support/recipe-run.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

// The recipes that stand on libraries: the client library, and LangGraph.
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

describe.skipIf(isElectron)(`langgraph-js${NOT_ON_ELECTRON}`, () => {
  const isInstalled = existsSync(join(PROJECT_FOLDER, 'node_modules', '@langchain', 'langgraph'));
  const reason = isInstalled ? '' : ' (skipped: @langchain/langgraph is not among the installed packages)';

  it.skipIf(!isInstalled)(`runs a graph through its interrupts, also after one expired${reason}`, async () => {
    const folder = await layOut('langgraph-js');
    await symlink(join(PROJECT_FOLDER, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const letter = run(NODE, ['graph.mjs'], { folder, environment: here() });
    await answer('Send this?\n\n> Dear customer, your order is on its way.', { selectedOption: 'reject' });
    expect(await letter.end).toEqual({ exitCode: 0, signal: null, out: 'kept back\n', error: '' });

    await writeFile(
      join(folder, 'mine.mjs'),
      `import { Annotation, END, interrupt, MemorySaver, START, StateGraph } from '@langchain/langgraph';
       import { goOn, NoAnswer, run } from './placet-interrupts.mjs';
       const State = Annotation.Root({ seen: Annotation({ reducer: (all, one) => [...all, one], default: () => [] }) });
       let expiresInSeconds = 1;
       const graph = new StateGraph(State)
         .addNode('first', () => ({ seen: interrupt({ text: 'Soon over?', review: { type: 'approval', expiresInSeconds } }) }))
         .addNode('tools', () => ({ seen: interrupt({ actionRequests: [{ name: 'rm', args: { all: true } }], reviewConfigs: [] }) }))
         .addEdge(START, 'first').addEdge('first', 'tools').addEdge('tools', END)
         .compile({ checkpointer: new MemorySaver() });
       const config = { configurable: { thread_id: '1' } };
       const silence = await run(graph, {}, config).catch((error) => error);
       console.log(silence instanceof NoAnswer && silence.status);
       expiresInSeconds = 600;
       console.log(JSON.stringify((await goOn(graph, config)).seen));`,
    );
    const graph = run(NODE, ['mine.mjs'], { folder, environment: here() });
    await expect.poll(() => graph.out() + graph.error()).toBe('expired\n');
    await answer('Soon over?', { selectedOption: 'approve' });
    await answer('May it use **rm**?\n\n```json\n{\n  "all": true\n}\n```', {
      selectedOption: 'reject',
      comment: 'No',
    });
    const { out, error } = await graph.end;
    expect(error).toBe('');
    expect(JSON.parse(out.split('\n')[1] ?? '')).toEqual([
      { selectedOption: 'approve' },
      { decisions: [{ type: 'reject', message: 'No' }] },
    ]);
  });
});

describe.skipIf(isElectron)(`typescript${NOT_ON_ELECTRON}`, () => {
  it('compiles against the client library, asks, and acts on a yes only', async () => {
    const folder = await layOut('typescript');
    const installed = join(folder, 'node_modules', 'placet-desk');
    const build = spawnSync(NODE, [join(PROJECT_FOLDER, 'scripts', 'client.mjs'), join(installed, 'out', 'client')]);
    expect(build.status).toBe(0);
    const { exports } = JSON.parse(await readFile(join(PROJECT_FOLDER, 'package.json'), 'utf8'));
    await writeFile(join(installed, 'package.json'), JSON.stringify({ name: 'placet-desk', type: 'module', exports }));
    const compilerOptions = {
      target: 'es2023',
      module: 'nodenext',
      strict: true,
      noEmit: true,
      erasableSyntaxOnly: true,
      typeRoots: [join(PROJECT_FOLDER, 'node_modules', '@types')],
      types: ['node'],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['deploy.mts'] }));
    const types = run(join(PROJECT_FOLDER, 'node_modules', '.bin', 'tsc'), ['-p', '.'], { folder, environment: {} });

    const start = (question: string, more: Record<string, string> = {}) =>
      run(NODE, ['deploy.mts', question], { folder, environment: { ...here(), ...more } });
    const yes = start('TypeScript, yes?');
    const no = start('TypeScript, no?');
    const expired = start('TypeScript, expired?', { EXPIRES_IN_SECONDS: '1' });
    const stopped = start('TypeScript, stopped?');
    await answer('TypeScript, yes?', { selectedOption: 'approve' });
    await answer('TypeScript, no?', { selectedOption: 'reject', comment: 'Friday' });
    await pending('TypeScript, stopped?');
    stopped.signal('SIGTERM');
    expect(await yes.end).toMatchObject({ exitCode: 0, out: 'Deploying.\n', error: '' });
    expect(await no.end).toMatchObject({ exitCode: 1, out: 'Not now: Friday.\n' });
    expect(await expired.end).toMatchObject({ exitCode: 2, error: 'Nobody answered: expired.\n' });
    expect(await stopped.end).toMatchObject({ exitCode: 130, error: 'The question was taken back.\n' });
    expect(await types.end).toMatchObject({ exitCode: 0, out: '' });
  });
});

describe.skipIf(isElectron)(`mcp${NOT_ON_ELECTRON}`, () => {
  it('leads an MCP client to the tools by both ways in, as its configurations say', async () => {
    const folder = await layOut('mcp');
    const server = async (file: string) => JSON.parse(await readFile(join(folder, file), 'utf8')).mcpServers.placet;
    const { url, headers } = await server('mcp-http.json');
    expect([url, Object.keys(headers)]).toEqual([`http://localhost:3001${MCP_PATH}`, ['x-api-key']]);
    const byHttp = await connectMcp(core.url, { 'x-api-key': core.announced.apiKey });
    onTestFinished(() => byHttp.close());
    expect(await byHttp.toolNames()).toContain('ask_approval');

    const { command, args } = await server('mcp-stdio.json');
    expect([command, args]).toEqual(['placet-desk', ['mcp']]);
    const byProgram = await connectMcpOverStdio([], here());
    onTestFinished(() => byProgram.close());
    const asking = byProgram.call('ask_approval', { question: 'By MCP?' });
    await answer('By MCP?', { selectedOption: 'approve' });
    expect(await asking).toMatchObject({ status: 'completed', response: { selectedOption: 'approve' } });
  });
});
