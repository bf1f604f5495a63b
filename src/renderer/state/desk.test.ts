import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../contract/message.ts';
import { createBridge } from './bridge.ts';
import { sightOf } from './sight.ts';
import { answered, asked, at, fakeMain, NOW, openDesk, settled, snapshotOf } from './test-fixtures.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const soon = asked('soon', {}, { expiresAt: at(5) });
const later = asked('later', {}, { expiresAt: at(50) });

describe('the desk', () => {
  it('opens the most urgent review and reports what is on the screen', async () => {
    const { store, main } = await openDesk([later, soon]);
    expect(store.getState().selected).toBe('here/soon');
    expect(store.getState().focusRequest.target).toBe('answer');
    expect(main.calls.findLast(({ name }) => name === 'window:report-view')?.argument).toEqual({
      messageIds: ['soon'],
      channelId: null,
    });
    store.getState().setNarrow(true);
    store.getState().setPane('list');
    expect(sightOf(store.getState()).messageIds).toEqual([]);
  });

  it('keeps an arrival in the pill until the person has answered', async () => {
    const { store, main } = await openDesk([soon, later]);
    main.answers['review:respond'] = () => ({ outcome: 'stored', detail: null });
    main.change([asked('urgent', {}, { expiresAt: at(1) })]);
    expect(store.getState().order).toEqual({ rows: ['here/soon', 'here/later'], arrivals: ['here/urgent'] });
    const answering = store.getState().respond('here/soon', { selectedOption: 'approve' }, 'Approve');
    expect(store.getState().order.rows).toEqual(['here/urgent', 'here/later']);
    expect(store.getState().selected).toBe('here/urgent');
    expect(store.getState().line?.tone).toBe('sending');
    await answering;
    expect(store.getState().line?.text).toBe('Approved “Question soon?”');
  });

  it('takes arrivals in while the person looks at another window', async () => {
    const { store, main } = await openDesk([soon]);
    store.getState().setAway(true);
    main.change([later]);
    expect(store.getState().order).toEqual({ rows: ['here/soon', 'here/later'], arrivals: [] });
    expect(store.getState().selected).toBe('here/soon');
  });

  it('keeps what was typed, and the row, when an answer does not get away', async () => {
    const { store, main, kept } = await openDesk([soon, later]);
    main.answers['review:respond'] = () => ({ outcome: 'unsent', detail: 'Not reached.' });
    store.getState().changeDraft('here/soon', { comment: 'not yet' });
    await store.getState().respond('here/soon', { selectedOption: 'reject' }, 'Reject');
    expect(store.getState().order.rows).toEqual(['here/later', 'here/soon']);
    expect(store.getState().sends['here/soon']).toMatchObject({ state: 'unsent', detail: 'Not reached.' });
    expect((await openDesk([soon], kept)).store.getState().drafts['here/soon']?.comment).toBe('not yet');
  });

  it('drops the draft once the answer is stored, and never sends twice', async () => {
    const { store, main } = await openDesk([soon]);
    main.answers['review:respond'] = () => ({ outcome: 'stored', detail: null });
    store.getState().changeDraft('here/soon', { comment: 'fine' });
    const { respond } = store.getState();
    await Promise.all([respond('here/soon', {}, 'Approve'), respond('here/soon', {}, 'Approve')]);
    expect(main.calls.filter(({ name }) => name === 'review:respond')).toHaveLength(1);
    expect(store.getState().drafts).toEqual({});
  });

  it('keeps the open message in sight when it is answered elsewhere', async () => {
    const { store, main } = await openDesk([soon, later]);
    main.change([answered(soon)]);
    expect(store.getState().order.rows).toEqual(['here/later']);
    expect(store.getState().selected).toBe('here/soon');
    store.getState().move(1);
    expect(store.getState().selected).toBe('here/later');
  });

  it('shows a message in a list that holds it, even before it is known', async () => {
    const { store, main } = await openDesk([soon, answered(later)]);
    main.push('message:show', { accountId: 'here', messageId: 'later' });
    expect(store.getState().view).toEqual({ kind: 'queue', queue: 'completed' });
    main.push('message:show', { accountId: 'here', messageId: 'fresh' });
    expect(store.getState().selected).toBe('here/later');
    main.change([asked('fresh')]);
    expect(store.getState().selected).toBe('here/fresh');
    expect(store.getState().view).toEqual({ kind: 'queue', queue: 'needs-review' });
  });

  it('reads an agent’s channel when it is chosen', async () => {
    const { store, main } = await openDesk([soon]);
    store.getState().chooseView({ kind: 'agent', accountId: 'here', channelId: 'agent' });
    expect(main.calls.map(({ name }) => name)).toContain('channel:load');
  });
});

describe('keeping in step with the main process', () => {
  it('reads everything again when a change is missing', async () => {
    const { store, main } = await openDesk([soon]);
    main.answers['desktop:read'] = () => snapshotOf([soon, later], 9);
    const change = { kind: 'messages', accountId: 'here', upsert: [], remove: ['soon'], hasMore: false };
    main.push('desktop:changed', { ...change, revision: 5 });
    await settled();
    expect(store.getState().data.revision).toBe(9);
    expect(store.getState().data.items.size).toBe(2);
    main.push('desktop:changed', { ...change, revision: 9 });
    expect(store.getState().data.items.size).toBe(2);
    main.push('desktop:changed', { ...change, revision: 10 });
    expect(store.getState().data.items.size).toBe(1);
  });

  it('reads a large inbox in portions, and shows all of it at once', async () => {
    const { store, main } = await openDesk([soon]);
    const [first, second] = [snapshotOf([later], 9), [asked('last')]];
    main.answers['desktop:read'] = () => ({
      ...first,
      accounts: first.accounts.map((account) => ({ ...account, hasMore: true })),
    });
    main.answers['desktop:read-more'] = () => ({ messages: second, hasMore: false });
    main.push('desktop:changed', { kind: 'account-removed', accountId: 'there', revision: 5 });
    await settled();
    expect([...store.getState().data.items.keys()].sort()).toEqual(['here/last', 'here/later']);
    expect(main.calls.filter(({ name }) => name === 'desktop:read-more').map(({ argument }) => argument)).toEqual([
      { revision: 9, accountId: 'here', from: 1 },
    ]);
  });

  it('shows nothing of a change in portions before all of it has come', async () => {
    const { store, main } = await openDesk([soon]);
    const portion = (revision: number, upsert: Message[], hasMore: boolean) =>
      main.push('desktop:changed', {
        kind: 'messages',
        accountId: 'here',
        revision,
        upsert,
        remove: ['soon'],
        hasMore,
      });
    portion(2, [later], true);
    expect([...store.getState().data.items.keys()]).toEqual(['here/soon']);
    portion(3, [asked('last')], false);
    expect([...store.getState().data.items.keys()].sort()).toEqual(['here/last', 'here/later']);
  });

  it('answers with a sentence when the main process says nothing readable', async () => {
    const unreadable = fakeMain(snapshotOf([]));
    unreadable.answers['review:send-test'] = () => ({});
    expect(
      await unreadable.bridge.call('review:send-test', { accountId: 'here', channelId: 'agent', apiKey: 'hp_x' }),
    ).toMatchObject({ ok: false });
    const silent = createBridge({ call: () => Promise.reject(new Error('gone')), on: () => () => undefined });
    expect(await silent.call('desktop:read', undefined)).toMatchObject({ ok: false });
  });
});
