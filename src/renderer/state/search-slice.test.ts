import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answered, asked, at, NOW, openDesk } from './test-fixtures.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const deploy = asked('deploy', { text: 'Deploy it?' }, { expiresAt: at(5) });
const bill = asked('bill', { text: 'Pay the bill?' });
const old = answered(asked('old', { text: 'Deploy the old one?' }));

describe('the search of the window', () => {
  it('lists what fits and leaves the focus and the open message alone', async () => {
    const { store } = await openDesk([deploy, bill, old]);
    store.getState().openSearch();
    expect(store.getState().focusRequest.target).toBe('search');
    store.getState().search('bill');
    expect(store.getState().order.rows).toEqual(['here/bill']);
    expect(store.getState().selected).toBe('here/deploy');
    store.getState().previewSearch();
    expect(store.getState().selected).toBe('here/bill');
    expect(store.getState().focusRequest.target).toBe('search');
    store.getState().search('nothing like it');
    store.getState().previewSearch();
    expect(store.getState()).toMatchObject({ selected: null, found: { total: 0, isComplete: true } });
  });

  it('goes back to where it was opened, and keeps what was looked for', async () => {
    const { store } = await openDesk([deploy, bill, old]);
    store.getState().chooseView({ kind: 'queue', queue: 'all' });
    store.getState().select('here/bill');
    store.getState().openSearch();
    store.getState().search('old');
    store.getState().previewSearch();
    store.getState().leaveSearch();
    expect(store.getState()).toMatchObject({ view: { queue: 'all' }, selected: 'here/bill' });
    store.getState().openSearch();
    expect(store.getState()).toMatchObject({ query: 'old', order: { rows: ['here/old'] } });
  });

  it('holds new results back while a result is open, and stays while one is answered', async () => {
    const { store, main } = await openDesk([deploy, old]);
    main.answers['review:respond'] = () => ({ outcome: 'stored', detail: null });
    store.getState().openSearch();
    store.getState().search('deploy');
    store.getState().previewSearch();
    main.change([asked('fresh', { text: 'Deploy again?' })]);
    expect(store.getState().order).toEqual({ rows: ['here/old', 'here/deploy'], arrivals: ['here/fresh'] });
    await store.getState().respond('here/deploy', { selectedOption: 'approve' }, 'Approve');
    expect(store.getState().view.kind).toBe('search');
    expect(store.getState().selected).toBe('here/fresh');
  });

  it('looks reviews up for the palette without becoming the view', async () => {
    const { store } = await openDesk([deploy, bill, old, asked('note', { text: 'Deploy note', review: null })]);
    expect(store.getState().lookUpReviews('deploy', 5)).toEqual(['here/old', 'here/deploy', 'here/bill']);
    expect(store.getState().view.kind).toBe('queue');
  });

  it('finds the same after what was made ready was forgotten, and says how far it is until then', async () => {
    const many = Array.from({ length: 400 }, (_, index) => asked(`m${index}`, { text: `Question ${index}?` }));
    const { store } = await openDesk([...many, bill]);
    store.getState().openSearch();
    store.getState().search('bill');
    store.getState().forgetPrepared();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => clock.mock.calls.length * 10);
    store.getState().search('pay the bill');
    expect(store.getState().found).toMatchObject({ isComplete: false, readCount: expect.any(Number) });
    clock.mockRestore();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.getState()).toMatchObject({
      found: { isComplete: true, readCount: null, total: 1 },
      order: { rows: ['here/bill'] },
    });
  });
});
