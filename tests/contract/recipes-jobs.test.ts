import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/contract/value.ts';
import { pendingQuestion } from '../support/agent-cli.ts';
import type { PersonClient } from '../support/clients.ts';
import { cliCommand } from '../support/contract-target.ts';
import { isElectron, layOut, NOT_ON_ELECTRON, type RunOptions, run } from '../support/recipe-run.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

// The recipes for jobs that others start: their steps and scripts run as GitHub and cron run them.
const isWindows = process.platform === 'win32';

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

describe.skipIf(isElectron || isWindows)(`github-actions${NOT_ON_ELECTRON}`, () => {
  it('the steps of the job go on after a yes only', async () => {
    const checkout = await layOut('github-actions');
    const workflow = await readFile(join(checkout, 'deploy.yml'), 'utf8');
    await mkdir(join(checkout, '.github', 'workflows'), { recursive: true });
    const script = join(checkout, '.github', 'workflows', 'placet-ask.sh');
    await writeFile(script, await readFile(join(checkout, 'placet-ask.sh')));
    const [ask = '', deploy = ''] = runSteps(workflow);
    const given = [...workflow.matchAll(/^ +([A-Z_]+): \$\{\{ ([\w.]+) \}\}$/gm)].map(([, name, source]) => [
      name,
      source,
    ]);
    expect(given).toEqual([
      ['PLACET_URL', 'vars.PLACET_URL'],
      ['PLACET_API_KEY', 'secrets.PLACET_API_KEY'],
      ['PLACET_CHANNEL', 'vars.PLACET_CHANNEL'],
      ['CHANGE', 'github.event.head_commit.message'],
    ]);
    // As GitHub runs a step: bash, and empty strings for variables that nobody has set.
    const runner = {
      ...here(),
      PLACET_URL: '',
      PLACET_API_KEY: '',
      PLACET_CHANNEL: '',
      GITHUB_REPOSITORY: 'me/app',
      GITHUB_SHA: '1a2b3c',
    };
    const step = (text: string, change: string) => {
      const options: RunOptions = { folder: checkout, environment: { ...runner, CHANGE: change } };
      return run('bash', ['-e', '-c', text], options);
    };
    const change = 'Fix "quotes" $(touch stolen)\n\nand `lines`';
    for (const [selectedOption, exitCode] of [
      ['approve', 0],
      ['reject', 1],
    ] as const) {
      const asking = step(ask, change);
      await answer(`Deploy me/app 1a2b3c? ${change}`, { selectedOption });
      expect((await asking.end).exitCode).toBe(exitCode);
    }
    expect(existsSync(join(checkout, 'stolen'))).toBe(false);
    expect(await step(deploy, '').end).toMatchObject({ exitCode: 0, out: 'Deploying 1a2b3c\n' });
    const hosted = {
      ...runner,
      PLACET_URL: core.url,
      PLACET_API_KEY: 'hp_x',
      PLACET_CHANNEL: core.announced.channelId,
    };
    const refused = run('bash', ['-e', '-c', ask], { folder: checkout, environment: { ...hosted, CHANGE: '' } });
    expect((await refused.end).exitCode).toBe(77);
  });

  /** The texts of a workflow's `run: |` blocks. */
  function runSteps(workflow: string): string[] {
    return [...workflow.matchAll(/^( +)run: \|\n((?:\1 {2}.*\n|\n)+)/gm)].map(([, indent = '', block = '']) =>
      block.replaceAll(`\n${indent}  `, '\n').trim(),
    );
  }
});

describe.skipIf(isWindows)('cron', () => {
  it('deletes exactly the old backups that were shown, after a yes only', async () => {
    const folder = await layOut('cron');
    const backups = join(folder, 'my backups');
    await mkdir(backups);
    const old = new Date(Date.now() - 40 * 86_400_000);
    const put = async (name: string, isOld: boolean) => {
      await writeFile(join(backups, name), '');
      if (isOld) await utimes(join(backups, name), old, old);
    };
    for (const name of ['a b.tar.gz', "it's.tar.gz"]) await put(name, true);
    await put('new.tar.gz', false);
    await put('old.txt', true);
    const { executable, leadingArguments, environment } = cliCommand();
    const desk = { PLACET_DESK: [executable, ...leadingArguments].join(' ') };
    const start = () =>
      run('sh', ['prune-backups.sh', backups], { folder, environment: { ...here(), ...environment, ...desk } });
    const text = 'Delete 2 backups that are older than 30 days?';

    const kept = start();
    await answer(text, { selectedOption: 'keep' });
    expect(await kept.end).toMatchObject({ exitCode: 0, out: '', error: '' });
    expect(await readdir(backups)).toHaveLength(4);

    const deleting = start();
    const { id, channelId, attachments } = await pending(text);
    expect(attachments).toMatchObject([{ filename: 'old-backups.txt' }]);
    await put('became old meanwhile.tar.gz', true);
    await person.respond(id, { selectedOption: 'delete' });
    expect(await deleting.end).toMatchObject({ exitCode: 0, out: '', error: '' });
    expect((await readdir(backups)).sort()).toEqual(['became old meanwhile.tar.gz', 'new.tar.gz', 'old.txt']);
    const { data } = await core.agent.call('agentListMessages', { query: { channel: channelId } });
    expect(data[0]).toMatchObject({ text: 'Deleted 2 old backups.', status: 'success' });

    const away = { ...here(), ...environment, ...desk, PLACET_URL: 'http://127.0.0.1:9', PLACET_API_KEY: 'hp_x' };
    const failed = run('sh', ['prune-backups.sh', backups], { folder, environment: away });
    expect(await failed.end).toMatchObject({ exitCode: 69, error: expect.stringContaining('does not answer') });
  });
});
