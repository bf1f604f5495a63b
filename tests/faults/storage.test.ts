import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../src/contract/core-process.ts';
import { ERRORS } from '../../src/contract/errors.ts';
import { agentClient } from '../support/clients.ts';
import { fileForm } from '../support/file-form.ts';
import { readAnnouncement, type SpawnedCli, spawnCli } from '../support/spawned-cli.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const DISK_MB = 8;
/** A small disk of its own takes a mount, and so Linux and its superuser. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryToMount();
const canLimitFiles = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;
const NEEDS_MOUNT = canMount ? '' : ' (skipped: needs to mount a small disk, as root on Linux)';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let disk: string;
let cli: SpawnedCli | undefined;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  disk = join(folder.path, 'disk');
  await mkdir(disk);
});
afterEach(async () => {
  cli?.signal('SIGKILL');
  await cli?.end;
  cli = undefined;
  // Most tests have mounted nothing.
  if (canMount) spawnSync('umount', ['--quiet', '--lazy', disk]);
  await folder.remove();
});

async function serve() {
  cli = spawnCli('serve', '--json', '--port', '0', '--data', join(disk, 'data'));
  const { url, apiKey, channelId } = await readAnnouncement(cli);
  return agentClient(url, apiKey, channelId);
}
const mount = (...options: string[]) => execFileSync('mount', options);

describe.skipIf(!canMount)(`a disk that is full${NEEDS_MOUNT}`, () => {
  it('is said to the caller, leaves nothing half-written, and all goes on when there is room again', async () => {
    mount('-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk);
    const agent = await serve();
    const kept = await agent.tell('before');
    const filler = join(disk, 'filler');
    await writeFile(filler, Buffer.alloc(DISK_MB * 1024 * 1024)).catch(() => undefined);

    const big = { channelId: agent.channelId, text: 'x'.repeat(200_000) };
    let answer = await agent.send('agentCreateMessage', { body: big });
    // What SQLite has reserved already may take a message or two.
    for (let at = 0; answer.status === 201 && at < 50; at += 1) {
      answer = await agent.send('agentCreateMessage', { body: big });
    }
    expect(JSON.parse(answer.text)).toMatchObject({ statusCode: 507, message: ERRORS.storage_full.message });
    const form = fileForm({ channelId: agent.channelId }, { content: 'y'.repeat(500_000) });
    expect((await agent.send('agentUploadFile', { form })).status).toBe(507);
    // Reading goes on.
    expect((await agent.call('agentGetMessage', { parameters: { id: kept.id } })).text).toBe('before');
    const query = { channel: agent.channelId, limit: '100' };
    const countFull = (await agent.call('agentListMessages', { query })).data.length;

    await rm(filler);
    const after = await agent.tell('after');
    const { data } = await agent.call('agentListMessages', { query });
    expect(data.length).toBe(countFull + 1);
    expect(data[0]?.id).toBe(after.id);
    cli?.signal('SIGKILL');
    await cli?.end;
    const again = await serve();
    expect((await again.call('agentListMessages', { query })).data).toEqual(data);
  });
});

describe.skipIf(!canMount)(`a disk that becomes read-only${NEEDS_MOUNT}`, () => {
  it('is said to the caller, and all goes on when it can be written again', async () => {
    mount('-t', 'tmpfs', '-o', `size=${DISK_MB * 4}m`, 'tmpfs', disk);
    await (await serve()).tell('before');
    cli?.signal('SIGTERM');
    await cli?.end;
    mount('-o', 'remount,ro', disk);
    cli = spawnCli('serve', '--json', '--port', '0', '--data', join(disk, 'data'));
    const { exitCode, errorText } = await cli.end;
    expect(exitCode).toBe(EXIT_CODES.data_folder_unusable);
    expect(errorText).toContain('cannot be written');
    mount('-o', 'remount,rw', disk);
    const agent = await serve();
    const { data } = await agent.call('agentListMessages', { query: { channel: agent.channelId } });
    expect(data.map(({ text }) => text)).toEqual(['before']);
  });
});

/** Lets a running program write no file past this size, which is how a failing disk looks to it. */
const limitFiles = (pid: number, bytes: number | 'unlimited') =>
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);

describe.skipIf(!canLimitFiles)(`a disk that fails${canLimitFiles ? '' : ' (skipped: needs prlimit)'}`, () => {
  it('is told apart from a full one, leaves nothing half-written, and all goes on when it is well again', async () => {
    const agent = await serve();
    const pid = cli?.pid ?? 0;
    const kept = await agent.tell('before');
    limitFiles(pid, 4096);
    const message = { channelId: agent.channelId, text: 'x'.repeat(10_000) };
    const refused = { statusCode: ERRORS.storage_failed.status, message: ERRORS.storage_failed.message };
    expect(await agent.refusal('agentCreateMessage', { body: message })).toMatchObject(refused);
    const form = fileForm({ channelId: agent.channelId }, { content: 'y'.repeat(500_000) });
    expect(await agent.refusal('agentUploadFile', { form })).toMatchObject(refused);
    expect((await agent.call('agentGetMessage', { parameters: { id: kept.id } })).text).toBe('before');

    limitFiles(pid, 'unlimited');
    await agent.tell('after');
    const query = { channel: agent.channelId };
    const texts = async (client: typeof agent) =>
      (await client.call('agentListMessages', { query })).data.map(({ text }) => text);
    expect(await texts(agent)).toEqual(['after', 'before']);
    cli?.signal('SIGKILL');
    await cli?.end;
    expect(await texts(await serve())).toEqual(['after', 'before']);
  });
});

it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a data folder without permission to write stops the start, with words (skipped: as root everything is permitted)',
  async () => {
    await mkdir(join(disk, 'data'));
    await chmod(join(disk, 'data'), 0o500);
    cli = spawnCli('serve', '--port', '0', '--data', join(disk, 'data'));
    expect((await cli.end).exitCode).toBe(EXIT_CODES.data_folder_unusable);
    await chmod(join(disk, 'data'), 0o700);
  },
);

function tryToMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
