import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LIMITS } from '../../src/contract/limits.ts';
import { attachment } from '../../src/contract/message.ts';
import { type Announcement, readAnnouncement, type SpawnedCli, spawnCli } from '../support/spawned-cli.ts';
import {
  openUpload,
  type StreamedUpload,
  sendUpload,
  streamedContent,
  UPLOAD_HEAD,
} from '../support/streamed-upload.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const MIB = 1024 * 1024;
const CAN_MEASURE = process.platform === 'linux';
const NEEDS_LINUX = CAN_MEASURE ? '' : ' (skipped: only Linux tells the peak of another process)';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let cli: SpawnedCli;
let core: Announcement;
beforeAll(async () => {
  folder = await makeTemporaryFolder();
  cli = spawnCli('serve', '--json', '--port', '0', '--data', folder.path);
  core = await readAnnouncement(cli);
});
afterAll(async () => {
  cli.signal('SIGTERM');
  await cli.end;
  await folder.remove();
});

const upload = (sizeBytes: number): StreamedUpload => ({
  url: core.url,
  path: '/api/v1/files/store',
  headers: { 'x-api-key': core.apiKey },
  channelId: core.channelId,
  sizeBytes,
});
const onDisk = (): string[] => {
  const names = readdirSync(join(folder.path, 'files'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.length > 2).sort();
};
const hashOf = (chunks: Iterable<Uint8Array>): string => {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
};
const download = async (id: string): Promise<{ sizeBytes: number; sha256: string }> => {
  const answer = await fetch(`${core.url}/api/v1/files/${id}/download`, { headers: { 'x-api-key': core.apiKey } });
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of answer.body ?? []) {
    hash.update(chunk);
    sizeBytes += chunk.byteLength;
  }
  return { sizeBytes, sha256: hash.digest('hex') };
};
const store = async (sizeBytes: number): Promise<string> => {
  const { status, text } = await sendUpload(upload(sizeBytes));
  expect(status, text).toBe(201);
  return attachment.parse(JSON.parse(text)).id;
};

/** Memory of the core at its highest since it was last reset, in bytes. */
const readPeak = (): number => {
  const status = readFileSync(`/proc/${cli.pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
};
/** Begins a new measurement, from the memory that the core has now. */
const resetPeak = (): number => {
  writeFileSync(`/proc/${cli.pid}/clear_refs`, '5');
  return readPeak();
};

it.skipIf(!CAN_MEASURE)(`108. 100 MiB go up and down and move the core by less than 40 MiB${NEEDS_LINUX}`, async () => {
  // Once each, so that what both need anyway is loaded.
  await download(await store(MIB));
  const beforeUpload = resetPeak();
  const id = await store(LIMITS.fileBytes);
  const afterUpload = readPeak();
  const beforeDownload = resetPeak();
  const got = await download(id);
  const afterDownload = readPeak();
  expect(got).toEqual({ sizeBytes: LIMITS.fileBytes, sha256: hashOf(streamedContent(LIMITS.fileBytes)) });
  expect(afterUpload - beforeUpload).toBeLessThan(40 * MIB);
  expect(afterDownload - beforeDownload).toBeLessThan(40 * MIB);
  expect(afterDownload - beforeUpload).toBeLessThan(40 * MIB);
});

it('8. a file of one byte over 100 MiB is 413, and nothing of it is stored', async () => {
  const before = onDisk();
  const { status, text } = await sendUpload(upload(LIMITS.fileBytes + 1));
  expect(status).toBe(413);
  expect(JSON.parse(text)).toMatchObject({ statusCode: 413, error: 'Payload Too Large' });
  expect(onDisk()).toEqual(before);
  expect((await fetch(`${core.url}/health`)).status).toBe(200);
});

it('8. a form that says it is far too large is 413 before it is read', async () => {
  const { path, headers } = upload(0);
  const response = await new Promise<number | undefined>((resolve, reject) => {
    const request = openUpload({
      url: core.url,
      path,
      headers: { ...headers, 'content-length': String(LIMITS.fileBytes * 9) },
    });
    request.on('error', reject);
    request.on('response', ({ statusCode }) => {
      resolve(statusCode);
      request.destroy();
    });
    request.write(UPLOAD_HEAD);
  });
  expect(response).toBe(413);
});

it('a caller who leaves in the middle of an upload leaves nothing behind', async () => {
  const before = onDisk();
  const request = openUpload(upload(0));
  request.on('error', () => undefined);
  request.write(UPLOAD_HEAD);
  for (const chunk of streamedContent(3 * MIB)) request.write(chunk);
  await expect.poll(() => onDisk().length).toBe(before.length + 1);
  request.destroy();
  await expect.poll(onDisk).toEqual(before);
});
