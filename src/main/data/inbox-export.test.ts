import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { aMessage, anAgent, aReview } from '../../../tests/support/wire-builders.ts';
import { saveFile } from '../disk/replace-file.ts';
import { failedFile } from '../disk/saved-file.ts';
import { exportPieces } from './inbox-export.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(() => folder.remove());

const question = aMessage({
  id: 'm2',
  text: '=1+1, or "two"?\nSecond line',
  review: aReview({
    status: 'completed',
    response: { selectedOption: 'approve' },
    callback: { url: 'https://x.example', headers: { authorization: 'Bearer s3cret' } },
  }),
});
const pages: Readonly<Record<string, unknown>> = {
  'c1:': { data: [aMessage({ id: 'm3' }), question], nextCursor: 'm2' },
  'c1:m2': { data: [aMessage({ id: 'm1' })], nextCursor: null },
  'c2:': { data: [aMessage({ id: 'm4', channelId: 'c2' })], nextCursor: null },
};
const source = {
  accountName: 'This computer',
  agents: [anAgent({ webhookHeaders: { authorization: 'Bearer s3cret' } }), anAgent({ id: 'c2', name: 'writer' })],
  readPage: async ({ channel = '', cursor = '' }: Readonly<Record<string, string>>) => pages[`${channel}:${cursor}`],
};

test.each(['json', 'csv'] as const)('every page of every agent is in the %s file, and no secret', async (format) => {
  const file = join(folder.path, `out.${format}`);
  const counts: number[] = [];
  await saveFile(
    file,
    exportPieces(source, format, 'now', (count) => counts.push(count)),
  );
  const text = await readFile(file, 'utf8');
  expect(counts).toEqual([2, 3, 4]);
  expect(text).not.toContain('s3cret');
  const ids =
    format === 'json'
      ? JSON.parse(text).messages.map(({ id }: { id: string }) => id)
      : Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data.map(
          (row) => row.messageId,
        );
  expect(ids).toEqual(['m3', 'm2', 'm1', 'm4']);
  if (format === 'csv') expect(text).toContain('"\'=1+1, or ""two""?\nSecond line"');
});

test('an inbox without messages is a whole file, too', async () => {
  const pieces = [];
  for await (const piece of exportPieces({ ...source, agents: [] }, 'json', 'now', () => {})) pieces.push(piece);
  expect(JSON.parse(pieces.join(''))).toMatchObject({ agents: [], messages: [] });
});

test('a failure leaves what was there, and says what to do', async () => {
  const file = join(folder.path, 'kept.json');
  await writeFile(file, 'before');
  const broken = { ...source, readPage: async () => ({ data: 'nonsense' }) };
  const error = await saveFile(
    file,
    exportPieces(broken, 'json', 'now', () => {}),
  ).catch((reason: unknown) => reason);
  expect(failedFile(error).detail).toMatch(/Try again\.$/);
  expect(await readFile(file, 'utf8')).toBe('before');

  await mkdir(join(folder.path, 'folder'));
  const missing = await saveFile(join(folder.path, 'gone', 'x'), ['x']).catch((reason: unknown) => reason);
  expect(failedFile(missing).detail).toMatch(/not there any more.*Choose another/);
  const taken = await saveFile(join(folder.path, 'folder'), ['x']).catch((reason: unknown) => reason);
  expect(failedFile(taken).detail).toMatch(/folder of that name/);
});
