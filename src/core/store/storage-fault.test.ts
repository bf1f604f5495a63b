import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { findStorageFault } from './storage-fault.ts';

it.each([
  ['storage_full', Object.assign(new Error('x'), { errcode: 13 })],
  ['storage_full', Object.assign(new Error('x'), { errcode: 4874 })],
  ['storage_failed', Object.assign(new Error('x'), { errcode: 10 })],
  ['storage_failed', Object.assign(new Error('x'), { errcode: 778 })],
  ['storage_failed', Object.assign(new Error('x'), { code: 'EIO' })],
  ['storage_full', new Error('x', { cause: Object.assign(new Error('y'), { code: 'ENOSPC' }) })],
  ['storage_read_only', Object.assign(new Error('x'), { errcode: 1032 })],
  ['storage_read_only', Object.assign(new Error('x'), { code: 'EROFS' })],
  [null, Object.assign(new Error('x'), { errcode: 1 })],
  [null, new Error('x')],
  [null, 'x'],
])('%s for %s', (expected, error) => {
  expect(findStorageFault(error)).toBe(expected);
});

it('knows a file of SQLite that has reached its size', () => {
  const handle = new DatabaseSync(':memory:');
  handle.exec('CREATE TABLE t (x); PRAGMA max_page_count = 2');
  let failure: unknown;
  try {
    handle.prepare('INSERT INTO t VALUES (zeroblob(100000))').run();
  } catch (error) {
    failure = error;
  }
  expect(findStorageFault(failure)).toBe('storage_full');
});
