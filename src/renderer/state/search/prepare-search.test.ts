import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asked, NOW, openDesk } from '../test-fixtures.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

/** A window with so many messages, which counts what is made ready and forgotten. */
async function deskOf(count: number) {
  const { store } = await openDesk([asked('one', { text: 'Deploy it?' })]);
  const { data } = store.getState();
  const [item] = data.items.values();
  if (!item) throw new Error('There is no message');
  const forgetPrepared = vi.fn();
  const prepareSearch = vi.fn(() => true);
  const items = new Map(Array.from({ length: count }, (_, at) => [`here/${at}`, item]));
  store.setState({ data: { ...data, items } as never, prepareSearch, forgetPrepared });
  await vi.advanceTimersByTimeAsync(3_000);
  return { store, prepareSearch, forgetPrepared };
}

it('makes a usual inbox ready before anybody searches, and keeps it so', async () => {
  const { store, prepareSearch, forgetPrepared } = await deskOf(5_000);
  expect(prepareSearch).toHaveBeenCalled();
  store.getState().openSearch();
  store.getState().leaveSearch();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(forgetPrepared).not.toHaveBeenCalled();
});

it('makes very many messages ready only for who searches, and forgets it a minute after', async () => {
  const { store, prepareSearch, forgetPrepared } = await deskOf(20_001);
  expect(prepareSearch).not.toHaveBeenCalled();
  forgetPrepared.mockClear();
  store.getState().showPalette(true);
  await vi.advanceTimersByTimeAsync(50);
  expect(prepareSearch).toHaveBeenCalled();
  store.getState().showPalette(false);
  await vi.advanceTimersByTimeAsync(59_000);
  store.getState().openSearch();
  await vi.advanceTimersByTimeAsync(70_000);
  expect(forgetPrepared).not.toHaveBeenCalled();
  store.getState().leaveSearch();
  await vi.advanceTimersByTimeAsync(61_000);
  expect(forgetPrepared).toHaveBeenCalledTimes(1);
});
