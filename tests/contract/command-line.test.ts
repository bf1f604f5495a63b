import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { EXIT_CODES } from '../../src/contract/core-process.ts';
import { createApiClient } from '../support/api-client.ts';
import { APPROVED } from '../support/builders.ts';
import { agentClient, personClient } from '../support/clients.ts';
import { fileForm } from '../support/file-form.ts';
import { readAnnouncement, type SpawnedCli, spawnCli } from '../support/spawned-cli.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await folder.remove();
});

const dataFolder = () => join(folder.path, 'data');
const backupFile = () => join(folder.path, 'backup.tar.gz');

async function serve(...more: string[]) {
  const cli = spawnCli('serve', '--json', '--port', '0', '--data', dataFolder(), ...more);
  const stop = async () => {
    cli.signal('SIGTERM');
    await cli.end;
  };
  onTestFinished(stop);
  return { ...(await readAnnouncement(cli)), stop };
}

/** Runs a command that must end by itself; answers how, and its first line as JSON when it has one. */
async function run(...argv: string[]) {
  const cli: SpawnedCli = spawnCli(...argv, '--data', dataFolder(), '--json');
  const line = await cli.firstLine.catch(() => null);
  const { exitCode, errorText } = await cli.end;
  return { exitCode, errorText, answer: line === null ? null : JSON.parse(line) };
}

describe('backup and restore', () => {
  it('a backup of a running server brings back messages, answers, files and keys, and moves the present data aside', async () => {
    const first = await serve();
    const agent = agentClient(first.url, first.apiKey, first.channelId);
    const person = await personClient(first.url, first.email, first.password ?? '');
    const { id } = await agent.ask();
    await person.respond(id, APPROVED);
    const file = await agent.call('agentUploadFile', { form: fileForm({ channelId: first.channelId }) });
    const bytes = (await agent.send('agentDownloadFile', { parameters: { id: file.id } })).text;
    expect(await run('backup', backupFile())).toMatchObject({ exitCode: 0, answer: { file: backupFile() } });
    expect(((await stat(backupFile())).mode & 0o777).toString(8)).toBe('600');
    const later = await agent.tell('after the backup');

    const refused = await run('restore', backupFile());
    expect(refused).toMatchObject({ exitCode: EXIT_CODES.data_folder_unusable });
    expect(refused.errorText).toContain('in use');
    await first.stop();

    const { exitCode, answer } = await run('restore', backupFile());
    expect(exitCode).toBe(0);
    expect(await readdir(answer.movedTo)).toContain('placet-desk.db');
    const second = await serve();
    expect(second.apiKey).toBe(first.apiKey);
    const again = agentClient(second.url, first.apiKey, first.channelId);
    expect((await again.readReview(id)).review?.response).toEqual(APPROVED);
    expect((await again.send('agentGetMessage', { parameters: { id: later.id } })).status).toBe(404);
    expect((await again.send('agentDownloadFile', { parameters: { id: file.id } })).text).toBe(bytes);
  });

  it('leaves out what is not the core’s, such as the profile of the window', async () => {
    const core = await serve();
    await mkdir(join(dataFolder(), 'window'));
    await writeFile(join(dataFolder(), 'window', 'Cookies'), 'changes all the time');
    await run('backup', backupFile());
    await core.stop();
    const elsewhere = join(folder.path, 'elsewhere');
    await spawnCli('restore', backupFile(), '--data', elsewhere, '--json').firstLine;
    expect((await readdir(elsewhere)).sort()).toEqual(['agent.json', 'placet-desk.db']);
  });

  it('refuses a backup that was changed or cut off, and changes nothing', async () => {
    const core = await serve();
    await run('backup', backupFile());
    await core.stop();
    const whole = await readFile(backupFile());
    const before = await readdir(dataFolder());
    const changed = Buffer.from(whole);
    changed[Math.floor(changed.length / 2)] = (changed[Math.floor(changed.length / 2)] ?? 0) ^ 0xff;
    for (const content of [
      changed,
      whole.subarray(0, whole.length / 2),
      Buffer.from('not an archive'),
      Buffer.alloc(0),
    ]) {
      await writeFile(backupFile(), content);
      const { exitCode, errorText } = await run('restore', backupFile());
      expect(exitCode).toBe(EXIT_CODES.backup_unusable);
      expect(errorText).toContain('Nothing was changed');
    }
    expect((await run('restore', join(folder.path, 'none'))).exitCode).toBe(EXIT_CODES.backup_unusable);
    expect(await readdir(dataFolder())).toEqual(before);
    expect((await readdir(folder.path)).sort()).toEqual(['backup.tar.gz', 'data']);
  });

  it('restores onto a computer that has no data', async () => {
    const core = await serve();
    await run('backup', backupFile());
    await core.stop();
    const elsewhere = join(folder.path, 'elsewhere', 'data');
    const cli = spawnCli('restore', backupFile(), '--data', elsewhere, '--json');
    expect(JSON.parse(await cli.firstLine)).toMatchObject({ dataFolder: elsewhere, movedTo: null });
    expect(await readdir(elsewhere)).toContain('placet-desk.db');
  });

  it('says which folder has no data', async () => {
    const { exitCode, errorText } = await run('backup', backupFile());
    expect(exitCode).toBe(EXIT_CODES.data_folder_unusable);
    expect(errorText).toContain(dataFolder());
  });
});

describe('keys, agents and users', () => {
  it.each([
    ['of a running server', true],
    ['of a server that is stopped', false],
  ])('are listed, created and deleted %s', async (_, isRunning) => {
    const core = await serve();
    if (!isRunning) await core.stop();
    // Half of the time an MCP client's key, which differs in its scope alone.
    const scope = isRunning ? [] : ['--tool', 'ask_approval', '--tool', 'elicit'];
    const key = (await run('keys', 'create', 'A script', ...scope)).answer;
    expect(key.scope?.tools).toEqual(isRunning ? undefined : ['ask_approval', 'elicit']);
    expect(key.key).toMatch(/^hp_[0-9a-f]{48}$/);
    expect((await run('keys', 'list')).answer.map(({ label }: { label: string }) => label)).toContain('A script');
    if (isRunning) await createApiClient(core.url, { 'x-api-key': key.key }).call('agentListAgents');
    const agent = (await run('agents', 'create', 'By hand')).answer;
    vi.stubEnv('PLACET_DESK_NEW_PASSWORD', 'long enough');
    const user = (await run('users', 'create', 'new@example.com', '--name', 'New')).answer;
    expect(user).toMatchObject({ email: 'new@example.com', displayName: 'New', role: 'member' });
    for (const [kind, id] of [
      ['keys', key.id],
      ['agents', agent.id],
      ['users', user.id],
    ]) {
      expect((await run(kind, 'delete', id)).answer).toEqual({ deleted: true });
      const gone = await run(kind, 'delete', id);
      expect(gone).toMatchObject({ exitCode: EXIT_CODES.refused, answer: null });
      expect(gone.errorText).toContain('not found');
    }
    const written = JSON.parse(await readFile(join(dataFolder(), 'agent.json'), 'utf8'));
    expect(written.url).toBe(core.url);
  });

  it.each([
    [['keys']],
    [['keys', 'make']],
    [['agents', 'create']],
    [['users', 'delete']],
    [['keys', 'list', 'a', 'b']],
    [['agents', '--no']],
  ])('%j is not understood, and says where to look', async (argv) => {
    const { exitCode, errorText } = await run(...argv);
    expect(exitCode).toBe(EXIT_CODES.usage);
    expect(errorText).toContain('--help');
  });
});

describe('an address that others can reach', () => {
  it('is not served before somebody chose the password', async () => {
    const cli = spawnCli('serve', '--port', '0', '--host', '0.0.0.0', '--data', dataFolder());
    const { exitCode, errorText } = await cli.end;
    expect(exitCode).toBe(EXIT_CODES.password_needed);
    expect(errorText).toContain('PLACET_DESK_INITIAL_PASSWORD');
  });

  it('is served once it was changed, and then says how to encrypt', async () => {
    const local = await serve();
    const person = await personClient(local.url, local.email, local.password ?? '');
    await person.call('changePassword', { body: { currentPassword: local.password, newPassword: 'my own one' } });
    await local.stop();
    const cli = spawnCli('serve', '--port', '0', '--host', '0.0.0.0', '--data', dataFolder());
    onTestFinished(async () => {
      cli.signal('SIGKILL');
      await cli.end;
    });
    expect(await cli.firstLine).toContain('Agents connect to http://0.0.0.0:');
  });
});
