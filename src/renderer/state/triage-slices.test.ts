import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Triage } from '../../contract/triage.ts';
import { lastHeld } from './hold-slice.ts';
import { isUnread } from './read-slice.ts';
import { asked, at, NOW, openDesk, settled } from './test-fixtures.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const soon = asked('soon', {}, { expiresAt: at(20) });
const later = asked('later', {}, { expiresAt: at(50) });
const holding = (messageId: string, group: string | null = null) => ({
  accountId: 'here',
  messageId,
  label: 'Approve',
  group,
  heldAt: at(0),
  sendAt: at(1),
});

describe('promise 15: undo', () => {
  it('opens the next review at once, and brings the undone one back with what was typed', async () => {
    const { store, main } = await openDesk([soon, later]);
    const get = () => store.getState();
    main.answers['review:respond'] = () => ({ outcome: 'held', detail: null });
    main.answers['answer:undo'] = () => [{ accountId: 'here', messageId: 'soon' }];
    get().changeDraft('here/soon', { comment: 'but look' });
    await get().respond('here/soon', { selectedOption: 'approve' }, 'Approve');
    main.push('triage:changed', {
      snoozes: [],
      held: [holding('soon')],
      waiting: [],
      waitingMessages: [],
    } satisfies Triage);
    expect([get().selected, get().order.rows, get().line]).toEqual(['here/later', ['here/later'], null]);
    await get().undo();
    main.push('triage:changed', { snoozes: [], held: [], waiting: [], waitingMessages: [] } satisfies Triage);
    expect([get().selected, get().sends]).toEqual(['here/soon', {}]);
    expect(get().drafts['here/soon']?.comment).toBe('but look');
  });

  it('drops the draft when the held answer was stored, and says when it was too late', async () => {
    const { store, main } = await openDesk([soon, later]);
    const get = () => store.getState();
    get().changeDraft('here/soon', { comment: 'fine' });
    const ended = { accountId: 'here', messageId: 'soon', label: 'Approve', detail: null };
    main.push('answer:ended', { ...ended, outcome: 'stored' });
    expect([get().drafts, get().line?.text]).toEqual([{}, 'Approved “Question soon?”']);
    main.push('answer:ended', { ...ended, messageId: 'later', outcome: 'closed', detail: 'Somebody was first.' });
    expect(get().line).toMatchObject({ tone: 'problem', text: 'Too late: “Approve” to “Question later?”' });
    main.push('triage:changed', {
      snoozes: [],
      held: [holding('soon')],
      waiting: [],
      waitingMessages: [],
    } satisfies Triage);
    main.answers['answer:undo'] = () => [];
    await get().undo();
    expect(get().line?.text).toBe('Too late to undo: it was sent.');
  });

  it('takes back together what was answered together', () => {
    expect(lastHeld([holding('a'), holding('b', 'g'), holding('c', 'g')]).map(({ messageId }) => messageId)).toEqual([
      'b',
      'c',
    ]);
    expect(lastHeld([holding('b', 'g'), holding('a')])).toHaveLength(1);
    expect(lastHeld([])).toEqual([]);
  });
});

describe('promise 15: snooze', () => {
  it('takes a review off the list at once and opens the next one; what cannot be put off is said', async () => {
    const { store, main } = await openDesk([soon, later]);
    const get = () => store.getState();
    const until = at(10);
    main.answers['snooze:set'] = () => {
      main.push('triage:changed', {
        snoozes: [{ accountId: 'here', messageId: 'soon', until }],
        held: [],
        waiting: [],
        waitingMessages: [],
      });
      return [{ accountId: 'here', messageId: 'soon', until }];
    };
    await get().snooze([{ key: 'here/soon', untilMs: Date.parse(until) }]);
    expect([get().selected, get().order.rows]).toEqual(['here/later', ['here/later']]);
    main.answers['snooze:set'] = () => [];
    await get().snooze([{ key: 'here/later', untilMs: Date.parse(until) }]);
    expect(get().line).toMatchObject({ tone: 'problem' });
    main.push('triage:changed', { snoozes: [], held: [], waiting: [], waitingMessages: [] });
    expect(get().order).toEqual({ rows: ['here/later'], arrivals: ['here/soon'] });
  });
});

describe('what was open', () => {
  it('counts as read until it is marked as unread, also in the next window', async () => {
    const { store, kept } = await openDesk([soon, later]);
    const get = () => store.getState();
    const unread = (state = get()) =>
      [...state.data.items.values()].filter((item) => isUnread(state, item)).map(({ key }) => key);
    get().setAway(false);
    expect(unread()).toEqual(['here/later']);
    get().markUnread('here/soon');
    get().setAway(true);
    get().setAway(false);
    expect(unread()).toEqual(['here/soon', 'here/later']);
    get().select('here/later');
    await settled();
    expect(unread((await openDesk([soon, later], kept)).store.getState())).toContain('here/soon');
    get().select('here/soon');
    expect(unread()).toEqual([]);
  });
});
