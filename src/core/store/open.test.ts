import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { openStore } from './open.ts';
import { createSettingStore } from './settings.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(() => folder.remove());

const file = () => join(folder.path, 'placet-desk.db');
const fault = (code: string, text: string | RegExp) =>
  expect.objectContaining({
    code,
    message: typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text),
  });

describe('openStore', () => {
  it('makes the folder and everything above it, and keeps it private', async () => {
    const path = join(folder.path, 'a', 'b');
    const store = openStore(path);
    await createSettingStore(store.database).set('k', 'v');
    const modes = ['', 'placet-desk.db', 'placet-desk.db-wal', 'placet-desk.lock'].map(async (name) =>
      ((await stat(join(path, name))).mode & 0o777).toString(8),
    );
    expect(await Promise.all(modes)).toEqual(['700', '600', '600', '600']);
    await store.close();
  });

  it('makes a folder private that was open to all', async () => {
    const path = join(folder.path, 'open');
    await mkdir(path, { mode: 0o777 });
    await writeFile(join(path, 'placet-desk.db'), '', { mode: 0o666 });
    await openStore(path).close();
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect((await stat(join(path, 'placet-desk.db'))).mode & 0o777).toBe(0o600);
  });

  it('writes durably: a write-ahead log, synced at every commit, references checked', async () => {
    const { database, close } = openStore(folder.path);
    const pragma = (name: string) => Object.values(database.get<Record<string, unknown>>(`PRAGMA ${name}`) ?? {})[0];
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    await close();
  });

  it('sees everything again that was written', async () => {
    const first = openStore(folder.path);
    await createSettingStore(first.database).set('k', 'v');
    await first.close();
    const second = openStore(folder.path);
    expect(await createSettingStore(second.database).find('k')).toBe('v');
    await second.close();
  });

  it('refuses a folder that is in use, names the process, and takes it when it is free', async () => {
    const first = openStore(folder.path);
    const inUse = fault('data_folder_unusable', `in use by another Placet Desk (process ${process.pid})`);
    expect(() => openStore(folder.path)).toThrowError(inUse);
    await first.close();
    await openStore(folder.path).close();
  });

  it('replaces a damaged claim, which is not somebody else’s', async () => {
    const lock = join(folder.path, 'placet-desk.lock');
    await writeFile(lock, 'no database at all, but long enough to look like a header of one'.repeat(80));
    const store = openStore(folder.path);
    expect(() => openStore(folder.path)).toThrow(fault('data_folder_unusable', `process ${process.pid}`));
    expect((await stat(lock)).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('refuses a file in place of the folder', async () => {
    const path = join(folder.path, 'file');
    await writeFile(path, '');
    for (const place of [path, join(path, 'below')]) {
      expect(() => openStore(place)).toThrowError(
        fault('data_folder_unusable', `The data folder ${place} cannot be written`),
      );
    }
  });

  it('refuses a database of a newer program, leaves it as it is, and frees the folder', async () => {
    await openStore(folder.path).close();
    const handle = new DatabaseSync(file());
    handle.exec('PRAGMA user_version = 9990');
    handle.close();
    const before = await readFile(file());
    for (const _ of [1, 2]) {
      expect(() => openStore(folder.path)).toThrowError(fault('database_newer', 'Update Placet Desk'));
    }
    expect((await readFile(file())).equals(before)).toBe(true);
  });

  it('refuses a damaged database and leaves it as it is', async () => {
    await writeFile(file(), 'no database at all '.repeat(100));
    expect(() => openStore(folder.path)).toThrowError(fault('database_unusable', /placet-desk\.db cannot be used/));
    expect(await readFile(file(), 'utf8')).toBe('no database at all '.repeat(100));
  });
});
