import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openEditKeeper } from './edit-keeper.ts';

const root = mkdtempSync(join(tmpdir(), 'placet-edits-'));
afterAll(() => rmSync(root, { recursive: true }));
let count = 0;
const newFolder = (): string => join(root, String(count++));

const reference = { accountId: 'here', messageId: '../m', attachmentId: 'a' };
const edit = { ...reference, filename: 'a.txt', mimeType: 'text/plain', steps: null };
const bytes = (text: string) => new TextEncoder().encode(text);

it('keeps an edit over a restart, the last one only, until it is discarded', async () => {
  const folder = newFolder();
  const keeper = openEditKeeper(folder);
  expect(await keeper.list()).toEqual([]);
  await Promise.all([keeper.keep({ ...edit, bytes: bytes('one') }), keeper.keep({ ...edit, bytes: bytes('three') })]);
  const again = openEditKeeper(folder);
  expect(await again.list()).toEqual([{ ...reference, filename: 'a.txt', mimeType: 'text/plain', sizeBytes: 5 }]);
  expect(new TextDecoder().decode((await again.read(reference))?.bytes)).toBe('three');
  expect(readdirSync(folder)).toHaveLength(2);
  await again.discard(reference);
  expect(await again.read(reference)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

it('forgets what nobody came back to for a month, and is not stopped by a spoilt file', async () => {
  const folder = newFolder();
  await openEditKeeper(folder).keep({ ...edit, bytes: bytes('x') });
  writeFileSync(join(folder, 'spoilt.json'), '{');
  const later = Date.now() + 31 * 24 * 60 * 60 * 1000;
  expect(await openEditKeeper(folder, () => later).list()).toEqual([]);
  expect(readdirSync(folder)).toEqual(['spoilt.json']);
});

it('says so when an edit cannot be kept', async () => {
  const folder = newFolder();
  writeFileSync(folder, 'a file where the folder should be');
  await expect(openEditKeeper(folder).keep({ ...edit, bytes: bytes('x') })).rejects.toMatchObject({
    code: 'edit_not_kept',
  });
});
