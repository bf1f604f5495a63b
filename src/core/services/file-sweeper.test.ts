import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type JoinedServices, joinServices } from '../../../tests/support/joined-services.ts';
import { CHANNEL_ID, OWNER_ID } from '../../../tests/support/store-samples.ts';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { systemPorts } from '../ports.ts';
import { type AttachmentStore, createAttachmentStore } from '../store/attachments.ts';
import { createFileBytes, type FileBytes } from '../store/file-bytes.ts';
import { type ByteReferences, createByteReferences } from '../store/released-bytes.ts';
import { createFileKeeper, type FileKeeper } from './file-keeper.ts';
import { createFileSweeper, type FileSweeper } from './file-sweeper.ts';
import { createFiles, type Files } from './files.ts';

const HOUR_MS = 60 * 60 * 1000;

let joined: JoinedServices;
let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let references: ByteReferences;
let bytes: FileBytes;
let attachments: AttachmentStore;
let keeper: FileKeeper;
let sweeper: FileSweeper;
let files: Files;
beforeEach(async () => {
  joined = await joinServices();
  folder = await makeTemporaryFolder();
  references = createByteReferences(joined.database);
  bytes = createFileBytes(folder.path, references.isNamed);
  attachments = createAttachmentStore(joined.database);
  files = joinFiles(attachments);
});
afterEach(async () => {
  await sweeper.stop();
  await joined.close();
  await folder.remove();
});

/** Joins the service around a store of rows, under the clock that stands still. */
function joinFiles(store: AttachmentStore): Files {
  const { agents, events, clock, messageStore } = joined;
  const ports = { ...systemPorts(), clock };
  keeper = createFileKeeper(bytes, ports);
  sweeper = createFileSweeper(store, bytes, references, events, ports);
  return createFiles({ attachments: store, messageStore, bytes, keeper, sweeper, agents, events, ports });
}
const received = async (content: string) => ({
  filename: 'a.txt',
  mimeType: 'text/plain',
  bytes: await keeper.receive(Readable.from([Buffer.from(content)])),
});
const store = async (content: string, service = files) => {
  const file = await received(content);
  try {
    return await service.store(OWNER_ID, CHANNEL_ID, file);
  } finally {
    await file.bytes.discard();
  }
};
const placeOf = (sha256: string): string => join(folder.path, sha256.slice(0, 2), sha256);

it('takes orphans away after a day, with their bytes, and not an instant before', async () => {
  const orphan = await store('orphan');
  const attached = await store('attached');
  await joined.messages.createFromAgent(OWNER_ID, { channelId: CHANNEL_ID, attachmentIds: [attached.id] });
  joined.clock.advance(24 * HOUR_MS);
  await sweeper.sweep();
  expect(await attachments.find(orphan.id)).toEqual(orphan);
  joined.clock.advance(1);
  await sweeper.sweep();
  expect(await attachments.find(orphan.id)).toBeNull();
  expect([orphan, attached].map(({ sha256 }) => existsSync(placeOf(sha256)))).toEqual([false, true]);
});

it('keeps what a response names as a replacement as long as the message is there', async () => {
  const review = { type: 'freeform', expiresInSeconds: 129_600 };
  const message = await joined.messages.createFromAgent(OWNER_ID, { channelId: CHANNEL_ID, text: 'x', review });
  const replacement = await store('replacement');
  const modifiedFileIds = { original: replacement.id, unknown: 'unknown' };
  await joined.reviews.respond(OWNER_ID, message.id, { response: {}, modifiedFileIds });
  joined.clock.advance(72 * HOUR_MS);
  await sweeper.sweep();
  expect(await attachments.find(replacement.id)).toEqual(replacement);
  await joined.messages.delete(OWNER_ID, message.id);
  await sweeper.sweep();
  expect([await attachments.find(replacement.id), existsSync(placeOf(replacement.sha256))]).toEqual([null, false]);
});

it('a replacement that the agent attaches to its next message lives on with that one', async () => {
  const review = { type: 'freeform' };
  const first = await joined.messages.createFromAgent(OWNER_ID, { channelId: CHANNEL_ID, text: 'x', review });
  const { id } = await store('replacement');
  await joined.reviews.respond(OWNER_ID, first.id, { response: {}, modifiedFileIds: { original: id } });
  const second = await joined.messages.createFromAgent(OWNER_ID, { channelId: CHANNEL_ID, attachmentIds: [id] });
  await joined.messages.delete(OWNER_ID, first.id);
  expect((await attachments.find(id))?.messageId).toBe(second.id);
});

it('sweeps at the start and every hour, and no more once it is stopped', async () => {
  const leaveSomething = async (): Promise<string> => {
    const place = placeOf('f'.repeat(64));
    await mkdir(join(folder.path, 'ff'), { recursive: true });
    await writeFile(place, 'bytes of a crash');
    return place;
  };
  const place = await leaveSomething();
  sweeper.start();
  await expect.poll(() => existsSync(place)).toBe(false);
  await expect.poll(() => joined.clock.runningDelaysMs()).toContain(HOUR_MS);
  await leaveSomething();
  joined.clock.advance(HOUR_MS);
  await expect.poll(() => existsSync(place)).toBe(false);
  await sweeper.stop();
  await leaveSomething();
  joined.clock.advance(2 * HOUR_MS);
  await joined.atRest();
  expect(existsSync(place)).toBe(true);
});

it('hears of deletions and removes what they let go of at once, more than one batch too', async () => {
  sweeper.start();
  const COUNT = 450;
  const stored = await Promise.all(Array.from({ length: COUNT }, (_, at) => store(`file ${at}`)));
  const attachmentIds = stored.map(({ id }) => id);
  const message = await joined.messages.createFromAgent(OWNER_ID, { channelId: CHANNEL_ID, attachmentIds });
  expect(message.attachments).toHaveLength(COUNT);
  await joined.messages.delete(OWNER_ID, message.id);
  const left = () => stored.filter(({ sha256 }) => existsSync(placeOf(sha256))).length;
  await expect.poll(() => [left(), references.listReleased(1)]).toEqual([0, []]);
});

it('the row of a file is written only when its bytes are in their place', async () => {
  const seen: boolean[] = [];
  const watched: AttachmentStore = {
    ...attachments,
    create: (attachment) => {
      seen.push(existsSync(placeOf(attachment.sha256)));
      return attachments.create(attachment);
    },
  };
  await store('ordered', joinFiles(watched));
  expect(seen).toEqual([true]);
});

it('bytes whose row could not be written do not stay', async () => {
  const broken: AttachmentStore = { ...attachments, create: () => Promise.reject(new Error('disk full')) };
  await expect(store('no row', joinFiles(broken))).rejects.toThrow('disk full');
  expect(await bytes.removeLeftovers()).toBe(0);
});

it('deleting while the same bytes are stored again never leaves a row without bytes', async () => {
  for (let round = 0; round < 50; round += 1) {
    const first = await store('contested');
    const [, second] = await Promise.all([files.delete(OWNER_ID, first.id), store('contested')]);
    expect(existsSync(placeOf(second.sha256))).toBe(true);
    await files.delete(OWNER_ID, second.id);
    expect(existsSync(placeOf(second.sha256))).toBe(false);
  }
});
