import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { bodyOf, writeWhole } from './file-writing.ts';

const folder = mkdtempSync(join(tmpdir(), 'placet-saving-'));
afterEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
});

it('writes what arrives, over what was there', async () => {
  const path = join(folder, 'a.txt');
  writeFileSync(path, 'old');
  await writeWhole(path, bodyOf(new Response('new words', { headers: { 'content-length': '9' } })));
  expect(readFileSync(path, 'utf8')).toBe('new words');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

it('leaves what was there when less arrives than was said, and nothing beside it', async () => {
  const path = join(folder, 'a.txt');
  writeFileSync(path, 'old');
  const body = bodyOf(new Response('half', { headers: { 'content-length': '9' } }));
  await expect(writeWhole(path, body)).rejects.toMatchObject({ code: 'file_not_saved' });
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

it('names a folder that is gone', async () => {
  const path = join(folder, 'gone', 'a.txt');
  await expect(writeWhole(path, bodyOf(new Response('x')))).rejects.toThrow('is not there any more');
});
