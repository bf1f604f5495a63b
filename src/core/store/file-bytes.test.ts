import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { createFileBytes, type FileBytes, StorageFault } from './file-bytes.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let files: string;
/** Hashes that rows name. */
let named: Set<string>;
let bytes: FileBytes;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  files = join(folder.path, 'files');
  named = new Set();
  bytes = createFileBytes(files, (sha256) => named.has(sha256));
});
afterEach(() => folder.remove());

async function* source(...parts: string[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}
const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');
const placeOf = (content: string): string => join(files, hashOf(content).slice(0, 2), hashOf(content));
const receive = (...parts: string[]) => bytes.receive(source(...parts), 100);
const drafts = (): string[] => readdirSync(files).filter((name) => name.startsWith('.draft-'));
/** Stores a content for good, as a caller does: keep, write the row, discard. */
const store = async (content: string): Promise<string> => {
  const received = await receive(content);
  await received.keep();
  named.add(received.sha256);
  await received.discard();
  return received.sha256;
};

describe('bytes that arrive', () => {
  it('lie in a draft of the same folder, hashed, until they are kept under their hash', async () => {
    const received = await receive('one ', 'and ', 'two');
    expect(received).toMatchObject({ sha256: hashOf('one and two'), sizeBytes: 11 });
    expect([drafts().length, existsSync(placeOf('one and two'))]).toEqual([1, false]);
    await received.keep();
    expect([drafts().length, existsSync(placeOf('one and two'))]).toEqual([0, true]);
    expect(await text(await bytes.open(received.sha256))).toBe('one and two');
    if (process.platform !== 'win32') expect(statSync(placeOf('one and two')).mode & 0o777).toBe(0o600);
  });

  it('are gone when they are discarded without being kept, or kept without a row', async () => {
    await (await receive('a')).discard();
    expect(drafts()).toEqual([]);
    const kept = await receive('b');
    await kept.keep();
    await kept.discard();
    await kept.discard();
    expect([drafts(), existsSync(placeOf('b'))]).toEqual([[], false]);
  });

  it('stay when a row names them', async () => {
    const sha256 = await store('kept');
    expect([drafts(), await bytes.readText(sha256)]).toEqual([[], 'kept']);
  });

  it('leave nothing when there are too many of them, or their source fails', async () => {
    await expect(bytes.receive(source('x'.repeat(60), 'x'.repeat(41)), 100)).rejects.toMatchObject({
      code: 'body_too_large',
    });
    expect((await bytes.receive(source('x'.repeat(60), 'x'.repeat(40)), 100)).sizeBytes).toBe(100);
    async function* failing() {
      yield Buffer.from('half');
      throw new Error('the caller left');
    }
    await expect(bytes.receive(failing(), 100)).rejects.toThrow('the caller left');
    expect(drafts()).toHaveLength(1);
  });

  it('tell a disk that fails from a source that fails', async () => {
    await writeFile(files, 'a file where the folder should be');
    await expect(receive('x')).rejects.toThrow(StorageFault);
    await expect(receive('x')).rejects.toMatchObject({ cause: { code: 'EEXIST' } });
  });

  it('that are equal share one place, at once or one after the other', async () => {
    const [first, second] = await Promise.all([receive('same'), receive('same')]);
    await Promise.all([first.keep(), second.keep()]);
    named.add(first.sha256);
    await Promise.all([first.discard(), second.discard()]);
    await store('same');
    expect(readdirSync(join(files, first.sha256.slice(0, 2)))).toEqual([first.sha256]);
    expect([drafts(), await bytes.readText(first.sha256)]).toEqual([[], 'same']);
  });
});

describe('reading', () => {
  it('gives the whole or a part, as often as it is asked', async () => {
    const sha256 = await store('0123456789');
    expect(await text(await bytes.open(sha256))).toBe('0123456789');
    expect(await text(await bytes.open(sha256, { start: 3, end: 5 }))).toBe('345');
    expect((await buffer(await bytes.open(await store('')))).length).toBe(0);
  });

  it('of what is not there rejects, and gives no text', async () => {
    await expect(bytes.open(hashOf('nothing'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await bytes.readText(hashOf('nothing'))).toBeNull();
  });

  it('that is given up before it began closes the file', async () => {
    const stream = await bytes.open(await store('unread'));
    const closed = new Promise((resolve) => stream.once('close', resolve));
    stream.destroy();
    await closed;
    expect(stream.destroyed).toBe(true);
  });
});

describe('bytes between two steps of a crash', () => {
  it('a draft that nobody writes any more goes, one that is being written stays', async () => {
    const current = await receive('still coming');
    await writeFile(join(files, '.draft-of-a-process-that-died'), 'half');
    expect(await bytes.removeLeftovers()).toBe(1);
    expect(drafts()).toHaveLength(1);
    await current.keep();
    expect(existsSync(placeOf('still coming'))).toBe(true);
  });

  it('bytes in their place whose row was never written go; those with a row stay', async () => {
    await store('with a row');
    await mkdir(join(files, hashOf('without').slice(0, 2)), { recursive: true });
    await writeFile(placeOf('without'), 'without');
    expect(await bytes.removeLeftovers()).toBe(1);
    expect([existsSync(placeOf('without')), existsSync(placeOf('with a row'))]).toEqual([false, true]);
  });

  it('bytes whose row was deleted before them go', async () => {
    const sha256 = await store('row deleted');
    named.delete(sha256);
    expect(bytes.removeIfUnused(sha256)).toBe(true);
    expect(bytes.removeIfUnused(sha256)).toBe(true);
    expect(existsSync(placeOf('row deleted'))).toBe(false);
  });

  it('a sweep in the middle of storing leaves the bytes for the row that is about to name them', async () => {
    const received = await receive('in the middle');
    await received.keep();
    expect(await bytes.removeLeftovers()).toBe(0);
    expect(bytes.removeIfUnused(received.sha256)).toBe(false);
    named.add(received.sha256);
    await received.discard();
    expect(await bytes.readText(received.sha256)).toBe('in the middle');
  });

  it('a half-written place, as a power cut may leave it, is replaced by whole bytes', async () => {
    await mkdir(join(files, hashOf('whole').slice(0, 2)), { recursive: true });
    await writeFile(placeOf('whole'), 'who');
    expect(await bytes.readText(await store('whole'))).toBe('whole');
  });

  it('files that are not of this store are left alone, and a folder that is missing is no fault', async () => {
    expect(await bytes.removeLeftovers()).toBe(0);
    await mkdir(join(files, 'ab'), { recursive: true });
    await writeFile(join(files, 'ab', 'readme'), 'x');
    await writeFile(join(files, 'notes.txt'), 'x');
    expect(await bytes.removeLeftovers()).toBe(0);
  });
});
