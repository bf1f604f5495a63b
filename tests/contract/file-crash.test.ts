import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { agentClient } from '../support/clients.ts';
import { fileForm } from '../support/file-form.ts';
import { readAnnouncement, type SpawnedCli, spawnCli } from '../support/spawned-cli.ts';
import { openUpload, streamedContent, UPLOAD_HEAD } from '../support/streamed-upload.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const ROUNDS = 3;
const AT_ONCE = 8;

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let cli: SpawnedCli;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(async () => {
  cli.signal('SIGTERM');
  await cli.end;
  await folder.remove();
});

const start = async () => {
  cli = spawnCli('serve', '--json', '--port', '0', '--data', folder.path);
  return readAnnouncement(cli);
};
const files = (): string => join(folder.path, 'files');
const drafts = (): string[] => (existsSync(files()) ? readdirSync(files()).filter((name) => name.startsWith('.')) : []);
const hashesOnDisk = (): string[] => {
  const names = readdirSync(files(), { recursive: true, encoding: 'utf8' });
  return names.map((name) => name.split(/[\\/]/).at(-1) ?? '').filter((name) => name.length === 64);
};
const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');

it('every file that was answered is there after a kill in the middle of uploads, and nothing else', async () => {
  const answered = new Map<string, string>();
  let count = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { url, apiKey, channelId } = await start();
    const agent = agentClient(url, apiKey, channelId);
    const half = openUpload({ url, path: '/api/v1/files/store', headers: { 'x-api-key': apiKey } });
    half.on('error', () => undefined);
    half.write(UPLOAD_HEAD);
    for (const chunk of streamedContent(1024 * 1024)) half.write(chunk);
    await expect.poll(() => drafts().length).toBeGreaterThan(0);

    const uploadOn = async (): Promise<void> => {
      for (;;) {
        count += 1;
        const content = `content ${count}`;
        try {
          const { id } = await agent.call('agentUploadFile', { form: fileForm({ channelId }, { content }) });
          answered.set(id, content);
        } catch {
          return;
        }
      }
    };
    const uploads = Array.from({ length: AT_ONCE }, uploadOn);
    const before = answered.size;
    await expect.poll(() => answered.size).toBeGreaterThan(before + 20);
    cli.signal('SIGKILL');
    await cli.end;
    await Promise.all(uploads);
  }

  const { url, apiKey, channelId } = await start();
  const agent = agentClient(url, apiKey, channelId);
  const listed = await agent.call('agentListFiles');
  expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining([...answered.keys()]));
  for (const { id } of listed) {
    const { status, bytes } = await agent.download('agentDownloadFile', { parameters: { id } });
    expect(status).toBe(200);
    if (answered.has(id)) expect(bytes.toString()).toBe(answered.get(id));
  }
  await expect.poll(() => [drafts(), hashesOnDisk().length]).toEqual([[], listed.length]);
});

it('what a crash left behind is gone after the next start', async () => {
  await start();
  cli.signal('SIGKILL');
  await cli.end;
  const place = join(files(), hashOf('no row').slice(0, 2));
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, hashOf('no row')), 'no row');
  writeFileSync(join(files(), '.draft-x'), 'half');
  await start();
  await expect.poll(() => [drafts(), hashesOnDisk()]).toEqual([[], []]);
});
