import { describe, expect, it, vi } from 'vitest';
import { lastCallAt, planExpiry, soonKeys } from './expiring.ts';
import { fromSnapshot } from './inbox-data.ts';
import { answered, asked, at, NOW, openDesk, settled, snapshotOf } from './test-fixtures.ts';

const MINUTE = 60_000;
const itemsOf = (messages: ReturnType<typeof asked>[]) => fromSnapshot(snapshotOf(messages)).items;

describe('promise 8: expiring soon, and a last call', () => {
  it('groups what has a quarter of an hour left', () => {
    const items = itemsOf([asked('a', {}, { expiresAt: at(5) }), asked('b', {}, { expiresAt: at(15) }), asked('c')]);
    expect([...soonKeys(['here/a', 'here/b', 'here/c'], items, NOW)]).toEqual(['here/a', 'here/b']);
    expect(soonKeys(['here/c'], items, NOW).size).toBe(0);
  });

  it('calls two minutes before the end, or late in a short life', () => {
    expect(lastCallAt(asked('a', {}, { expiresAt: at(60) }))).toBe(NOW + 58 * MINUTE);
    expect(lastCallAt(asked('a', { createdAt: at(0) }, { expiresAt: at(4) }))).toBe(NOW + 3 * MINUTE);
    expect(lastCallAt(asked('a', {}, { expiresAt: null }))).toBeNull();
  });

  it('calls each once, never one that is over, and knows when to look again', () => {
    const items = [
      ...itemsOf([
        asked('now', {}, { expiresAt: at(1) }),
        asked('sooner', {}, { expiresAt: at(0.5) }),
        asked('over', {}, { expiresAt: at(-1) }),
        asked('later', {}, { expiresAt: at(20) }),
        asked('never', {}, { expiresAt: null }),
      ]).values(),
    ];
    const plan = planExpiry(items, new Set(), NOW);
    expect(plan.calls.map(({ message }) => message.id)).toEqual(['sooner', 'now']);
    expect(plan.nextMs).toBe(NOW + 5 * MINUTE);
    expect(planExpiry(items, new Set(['here/now', 'here/sooner']), NOW).calls).toEqual([]);
    expect(planExpiry([], new Set(), NOW).nextMs).toBeNull();
  });

  it('is said in the window while there is time, and no longer once the review is closed', async () => {
    vi.useFakeTimers({ now: NOW });
    const short = asked('short', {}, { expiresAt: at(10) });
    const { store, main } = await openDesk([asked('open', {}, { expiresAt: at(9) }), short]);
    await vi.advanceTimersByTimeAsync(7 * MINUTE + 2_000);
    // What is on the screen is told to a screen reader only: its countdown stands there.
    expect([store.getState().line, store.getState().announcement]).toEqual([
      null,
      expect.stringContaining('Last call'),
    ]);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(store.getState().line).toMatchObject({ tone: 'warning', about: 'here/short' });
    main.change([answered(short)]);
    await settled();
    expect(store.getState().line).toBeNull();
    vi.useRealTimers();
  });
});
