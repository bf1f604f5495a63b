import { readFileSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { EXIT_CODES } from '../../src/contract/core-process.ts';
import { loadSqliteEngine } from '../../src/sqlite/engine.ts';
import { createApiClient } from '../support/api-client.ts';
import { agentClient, personClient } from '../support/clients.ts';
import { readAnnouncement, type SpawnedCli, spawnCli } from '../support/spawned-cli.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(() => folder.remove());

const dataFolder = () => join(folder.path, 'data');

/** Runs `serve --json` on the folder of the test; it does not outlive the test. */
function serve(...argv: string[]): SpawnedCli {
  const cli = spawnCli(
    'serve',
    '--json',
    '--data',
    dataFolder(),
    ...(argv.includes('--port') ? [] : ['--port', '0']),
    ...argv,
  );
  onTestFinished(async () => {
    cli.signal('SIGKILL');
    await cli.end;
  });
  return cli;
}

async function modeOf(...path: string[]): Promise<string> {
  return ((await stat(join(dataFolder(), ...path))).mode & 0o777).toString(8);
}

describe('serve', () => {
  it('says in its first line how to reach it, and it can be reached so', async () => {
    const announced = await readAnnouncement(serve());
    expect(announced.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { review } = await agentClient(announced.url, announced.apiKey, announced.channelId).ask();
    expect(review?.status).toBe('pending');
    const person = await personClient(announced.url, announced.email, announced.password ?? '');
    expect((await person.call('listReviews')).length).toBe(1);
  });

  it('keeps data private: the folder 0700, database and agent.json 0600', async () => {
    const { url, apiKey, channelId } = await readAnnouncement(serve());
    await agentClient(url, apiKey, channelId).tell('written');
    expect(await modeOf()).toBe('700');
    for (const file of ['placet-desk.db', 'placet-desk.db-wal', 'placet-desk.db-shm', 'agent.json']) {
      expect(await modeOf(file), file).toBe('600');
    }
    const written = JSON.parse(await readFile(join(dataFolder(), 'agent.json'), 'utf8'));
    expect(written).toEqual({ url, apiKey, channelId });
  });

  it('finds everything again at its second start, and tells the password no more', async () => {
    const firstRun = serve();
    const first = await readAnnouncement(firstRun);
    const { id } = await agentClient(first.url, first.apiKey, first.channelId).ask();
    firstRun.signal('SIGTERM');
    expect((await firstRun.end).exitCode).toBe(EXIT_CODES.ok);
    const second = await readAnnouncement(serve());
    expect(second).toEqual({ ...first, url: second.url, password: null });
    expect((await agentClient(second.url, second.apiKey, second.channelId).readReview(id)).id).toBe(id);
    await personClient(second.url, second.email, first.password ?? '');
  });

  it('loses nothing that it acknowledged when it is killed', async () => {
    const firstRun = serve();
    const { url, apiKey, channelId, email, password } = await readAnnouncement(firstRun);
    const agent = agentClient(url, apiKey, channelId);
    const [{ id }] = await Promise.all([agent.ask(), agent.ask(), agent.ask()]);
    await (await personClient(url, email, password ?? '')).respond(id, { selectedOption: 'approve' });
    firstRun.signal('SIGKILL');
    await firstRun.end;
    const second = await readAnnouncement(serve());
    const again = agentClient(second.url, second.apiKey, second.channelId);
    expect((await again.readReview(id)).review?.status).toBe('completed');
    expect(await again.call('agentListPendingReviews')).toHaveLength(2);
  });

  it('takes the next free port when its own is taken, and names the program that has it', async () => {
    const first = serve();
    const { port } = new URL((await readAnnouncement(first)).url);
    const other = join(folder.path, 'other');
    const second = spawnCli('serve', '--json', '--port', port, '--data', other);
    onTestFinished(() => second.signal('SIGKILL'));
    const { url } = await readAnnouncement(second);
    expect(Number(new URL(url).port)).toBeGreaterThan(Number(port));
    expect(JSON.parse(await readFile(join(other, 'agent.json'), 'utf8')).url).toBe(url);
    await createApiClient(url).call('health');
    const holder =
      process.platform === 'linux'
        ? `${readFileSync(`/proc/${first.pid}/comm`, 'utf8').trim()} (process ${first.pid})`
        : 'another program';
    const notice = await second.errorTextWith(/ warn /);
    expect(notice).toContain(`Port ${port} is used by ${holder}`);
    expect(notice).toContain(url);
  });
});

describe('serve cannot start and says why', () => {
  it('when another one uses the folder', async () => {
    const first = serve();
    await first.firstLine;
    const { exitCode, errorText } = await serve().end;
    expect(exitCode).toBe(EXIT_CODES.data_folder_unusable);
    expect(errorText).toContain(`${dataFolder()} is in use by another Placet Desk (process ${first.pid})`);
    expect(errorText).toContain('--data');
  });

  it('when a newer version wrote the database, which stays as it is', async () => {
    const first = serve();
    await first.firstLine;
    first.signal('SIGTERM');
    await first.end;
    const file = join(dataFolder(), 'placet-desk.db');
    const handle = new (loadSqliteEngine().DatabaseSync)(file);
    handle.exec('PRAGMA user_version = 9990');
    handle.close();
    const before = await readFile(file);
    const { exitCode, errorText } = await serve().end;
    expect(exitCode).toBe(EXIT_CODES.database_newer);
    expect(errorText).toMatch(/newer Placet Desk \(data version 9990, .*Update/);
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('when the database is damaged', async () => {
    const first = serve();
    await first.firstLine;
    first.signal('SIGTERM');
    await first.end;
    await writeFile(
      join(dataFolder(), 'placet-desk.db'),
      'this is no database, and it is longer than a header '.repeat(40),
    );
    const { exitCode, errorText } = await serve().end;
    expect(exitCode).toBe(EXIT_CODES.database_unusable);
    expect(errorText).toMatch(/placet-desk\.db cannot be used \(.*\)\. Nothing was changed/);
  });

  it('when a file is where the folder should be, or above it', async () => {
    await writeFile(join(folder.path, 'data'), 'a file');
    for (const place of [dataFolder(), join(dataFolder(), 'below')]) {
      const { exitCode, errorText } = await spawnCli('serve', '--port', '0', '--data', place).end;
      expect(exitCode).toBe(EXIT_CODES.data_folder_unusable);
      expect(errorText).toContain(`The data folder ${place} cannot be written`);
    }
  });

  it('when the address is not one of this machine', async () => {
    vi.stubEnv('PLACET_DESK_INITIAL_PASSWORD', 'a chosen password');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { exitCode, errorText } = await serve('--host', '203.0.113.1').end;
    expect(exitCode).toBe(EXIT_CODES.address_unusable);
    expect(errorText).toMatch(/^Cannot listen on 203\.0\.113\.1.*--host/m);
  });

  it('when it is called in a wrong way, which the exit code tells', async () => {
    for (const argv of [['serve', '--port', 'x'], ['serve', '--no-such'], ['no-such']]) {
      const { exitCode, errorText } = await spawnCli(...argv).end;
      expect(exitCode).toBe(EXIT_CODES.usage);
      expect(errorText).not.toBe('');
    }
  });
});
