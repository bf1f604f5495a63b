import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openToldReviews, type ToldReviews } from './told-reviews.ts';

const EXPIRY = '2026-11-23T12:00:00.000Z';
let folder = '';
const file = () => join(folder, 'told.jsonl');
const open = (): ToldReviews =>
  openToldReviews(file(), (error) => {
    throw error;
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'placet-desk-told-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('promise 1: what was told is known to the next start', () => {
  it('however this one ends, and for each account on its own', () => {
    const first = open();
    expect(first.isKnown('a')).toBe(false);
    first.know('a');
    first.tell('a', ['m1', 'm2']);
    first.remind('b', 'm1', EXPIRY);
    // Nothing is closed: the next one finds what a kill leaves.
    const next = open();
    expect(['a', 'b', 'c'].map(next.isKnown)).toEqual([true, true, false]);
    expect(next.isTold('a', 'm1')).toBe(true);
    expect(next.isTold('a', 'm3')).toBe(false);
    expect(next.isTold('b', 'm2')).toBe(false);
    expect(next.isReminded('b', 'm1', EXPIRY)).toBe(true);
    expect(next.isReminded('b', 'm1', '2026-11-23T13:00:00.000Z')).toBe(false);
    expect(next.isReminded('a', 'm1', EXPIRY)).toBe(false);
  });

  it('until the account is removed', () => {
    const told = open();
    told.tell('a', ['m1']);
    told.drop('a');
    expect(open().isKnown('a')).toBe(false);
  });

  it('also after a line that a crash cut off', () => {
    open().tell('a', ['m1']);
    appendFileSync(file(), '{"account":"a","to');
    open().tell('a', ['m2']);
    const next = open();
    expect([next.isTold('a', 'm1'), next.isTold('a', 'm2')]).toEqual([true, true]);
  });

  it('and stays short: what waits no longer is forgotten', () => {
    const told = open();
    for (let at = 0; at < 3_000; at += 1) {
      told.tell('a', [`m${at}`]);
      told.forget('a', [`m${at}`]);
    }
    told.tell('a', ['x', 'y']);
    told.remind('a', 'y', EXPIRY);
    told.settle('a', new Set(['y']));
    expect(readFileSync(file(), 'utf8').split('\n').length).toBeLessThan(1_100);
    const next = open();
    next.settle('a', new Set(['y']));
    expect([next.isTold('a', 'x'), next.isTold('a', 'y')]).toEqual([false, true]);
    expect(next.isReminded('a', 'y', EXPIRY)).toBe(true);
    expect(next.isKnown('a')).toBe(true);
  });
});

it('holds within a run where nothing can be written, and says so', () => {
  const faults: unknown[] = [];
  mkdirSync(join(folder, 'told.jsonl'));
  const told = openToldReviews(file(), (error) => faults.push(error));
  told.tell('a', ['m1']);
  expect(told.isTold('a', 'm1')).toBe(true);
  expect(faults).toHaveLength(1);
});
