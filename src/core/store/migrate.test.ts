import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate, schemaVersion } from './migrate.ts';

let handle: DatabaseSync;
beforeEach(() => {
  handle = new DatabaseSync(':memory:');
});
afterEach(() => handle.close());

const tables = () =>
  handle
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all()
    .map((row) => row.name);

describe('the list of migrations', () => {
  it('rises, so that a step is never run before one it needs', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(Math.min(...versions)).toBeGreaterThan(0);
  });
});

describe('migrate', () => {
  it('brings a new file from version 0 to the newest', () => {
    expect(schemaVersion(handle)).toBe(0);
    migrate(handle);
    expect(schemaVersion(handle)).toBe(MIGRATIONS.at(-1)?.version);
    expect(tables()).toEqual(
      expect.arrayContaining(['agents', 'api_keys', 'messages', 'read_markers', 'settings', 'status_history', 'users']),
    );
  });

  it('does nothing the second time', () => {
    migrate(handle);
    handle.exec(`INSERT INTO settings VALUES ('a', 'b')`);
    migrate(handle);
    expect(handle.prepare('SELECT value FROM settings').get()).toEqual({ value: 'b' });
  });

  it('runs only the steps that a file lacks', () => {
    const first = { version: 10, sql: 'CREATE TABLE one (x TEXT)' };
    const second = { version: 20, sql: `INSERT INTO one VALUES ('from 20')` };
    migrate(handle, [first]);
    migrate(handle, [first, second]);
    migrate(handle, [first, second]);
    expect(handle.prepare('SELECT x FROM one').all()).toEqual([{ x: 'from 20' }]);
    expect(schemaVersion(handle)).toBe(20);
  });

  it('undoes a step that fails half way, and keeps those before it', () => {
    const steps = [
      { version: 10, sql: 'CREATE TABLE one (x TEXT)' },
      { version: 20, sql: 'CREATE TABLE two (x TEXT); CREATE TABLE two (x TEXT)' },
    ];
    expect(() => migrate(handle, steps)).toThrow(/two/);
    expect(tables()).toEqual(['one']);
    expect(schemaVersion(handle)).toBe(10);
  });

  it('refuses a file of a newer program and leaves it as it is', () => {
    migrate(handle);
    handle.exec('PRAGMA user_version = 9990');
    expect(() => migrate(handle)).toThrowError(expect.objectContaining({ code: 'database_newer' }));
    expect(schemaVersion(handle)).toBe(9990);
  });
});
