import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../contract/message.ts';
import { changeSince, planBulk } from './bulk.ts';
import { type Draft, NO_DRAFT } from './draft-slice.ts';
import type { Item } from './item.ts';
import { answered, asked, NOW, openDesk } from './test-fixtures.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const item = (message: Message): Item => ({ key: `here/${message.id}`, accountId: 'here', message });
const plan = (messages: Message[], drafts: Record<string, Draft> = {}) =>
  planBulk(messages.map(item), { draftOf: (key) => drafts[key], isUnderWay: () => false });
const options = (...ids: string[]) => ({ payload: { options: ids.map((id) => ({ id, label: id.toUpperCase() })) } });

describe('promise 6: one answer for exactly what was shown', () => {
  it('is for approvals that share their option ids; the rest is left out by name', () => {
    const messages = [
      asked('a', {}, options('go', 'no')),
      asked('form', {}, { type: 'form', payload: { fields: [{ name: 'x', label: 'X', type: 'text' }] } }),
      asked('b', {}, options('no', 'go')),
      asked('other', {}, options('pay')),
      answered(asked('done', {}, options('go', 'no'))),
      asked('typed', {}, options('go', 'no')),
      asked('odd', {}, { payload: { options: 'junk' } }),
    ];
    const { members, leftOut, options: shared } = plan(messages, { 'here/typed': { ...NO_DRAFT, comment: 'but' } });
    expect(members.map(({ message }) => message.id)).toEqual(['a', 'b']);
    expect(shared.map(({ label }) => label)).toEqual(['GO', 'NO']);
    expect(leftOut.map(({ item: { message }, reason }) => [message.id, reason])).toEqual([
      ['form', 'fields'],
      ['other', 'options'],
      ['done', 'closed'],
      ['typed', 'begun'],
      ['odd', 'fields'],
    ]);
  });

  it('takes the usual two options together, and what one agent finds dangerous is dangerous', () => {
    expect(plan([asked('a'), asked('b')]).options.map(({ id }) => id)).toEqual(['approve', 'reject']);
    const careful = { payload: { options: [{ id: 'go', label: 'Go', style: 'danger' }] } };
    expect(plan([asked('a', {}, options('go')), asked('b', {}, careful)]).options[0]?.style).toBe('danger');
  });

  it('notices whatever changed since it was shown', () => {
    const shown = item(asked('a'));
    expect(changeSince(shown, item(asked('a', { deliveryStatus: 'sent' })))).toBeNull();
    expect(changeSince(shown, item(asked('a', { text: 'Other?' })))).toBe('changed');
    expect(changeSince(shown, item(asked('a', {}, options('x'))))).toBe('changed');
    expect(changeSince(shown, item(answered(asked('a'))))).toBe('closed');
    expect(changeSince(shown, undefined)).toBe('gone');
  });

  it('answers what is confirmed and skips, in words, what changed meanwhile', async () => {
    const { store, main } = await openDesk([asked('a'), asked('b'), asked('c'), asked('d'), asked('e')]);
    const get = () => store.getState();
    main.answers['review:respond'] = () => ({ outcome: 'stored', detail: null });
    for (const id of ['a', 'b', 'c', 'd']) get().togglePick(`here/${id}`);
    get().proposeBulk({ id: 'approve', label: 'Approve' });
    main.change([asked('b', { text: 'Something else?' }), answered(asked('c'))], ['d']);
    expect(main.calls.some(({ name }) => name === 'review:respond')).toBe(false);
    await get().confirmBulk();
    await get().confirmBulk();
    const sent = main.calls.filter(({ name }) => name === 'review:respond').map(({ argument }) => argument);
    expect(sent).toEqual([expect.objectContaining({ messageId: 'a', response: { selectedOption: 'approve' } })]);
    const results = [...(get().bulk?.results ?? [])].map(([key, { state }]) => [key, state]);
    expect(Object.fromEntries(results)).toEqual({
      'here/a': 'stored',
      'here/b': 'skipped',
      'here/c': 'skipped',
      'here/d': 'skipped',
    });
    get().closeBulk();
    expect([get().picked.size, get().bulk]).toEqual([0, null]);
    expect(get().order.rows.toSorted()).toEqual(['here/b', 'here/e']);
  });
});

describe('picking rows', () => {
  it('toggles one, reaches to another, and lets go of what the list loses', async () => {
    const { store, main } = await openDesk(['a', 'b', 'c', 'd'].map((id) => asked(id, {}, { expiresAt: null })));
    const get = () => store.getState();
    const rows = get().order.rows;
    const picked = () => rows.flatMap((key, index) => (get().picked.has(key) ? [index] : []));
    get().extendPick(1);
    get().extendPick(1);
    expect(picked()).toEqual([0, 1, 2]);
    expect(get().selected).toBe(rows[2]);
    get().extendPick(-1);
    expect(picked()).toEqual([0, 1]);
    get().clearPicks();
    get().togglePick(rows[3] ?? '');
    get().pickTo(rows[1] ?? '');
    expect(picked()).toEqual([1, 2, 3]);
    main.change([], [rows[2]?.replace('here/', '') ?? '']);
    expect(picked()).toEqual([1, 3]);
    get().chooseView({ kind: 'queue', queue: 'all' });
    expect(picked()).toEqual([]);
  });
});
