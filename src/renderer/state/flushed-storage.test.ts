import { afterEach, expect, test, vi } from 'vitest';
import { flushedStorage } from './flushed-storage.ts';

afterEach(() => void vi.useRealTimers());

test('promise 12: what was typed is asked onto the disk within half a second, once for many changes', () => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  const flush = vi.fn();
  const keep = flushedStorage(
    { getItem: (name) => kept.get(name) ?? null, setItem: (n, v) => void kept.set(n, v) },
    flush,
  );
  for (const text of ['n', 'no', 'not yet']) keep.setItem('draft', text);
  expect([keep.getItem('draft'), flush.mock.calls.length]).toEqual(['not yet', 0]);
  vi.advanceTimersByTime(500);
  expect(flush).toHaveBeenCalledTimes(1);
  keep.setItem('draft', 'later');
  vi.advanceTimersByTime(500);
  expect(flush).toHaveBeenCalledTimes(2);
});
