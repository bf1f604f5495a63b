import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../contract/message.ts';
import type { UnnumberedChange } from '../desktop-state.ts';
import { createChangeBatch, mergeChanges } from './change-batch.ts';

const message = (id: string, text: string): Message => ({
  id,
  channelId: 'agent',
  senderType: 'agent',
  text,
  createdAt: '2026-11-23T12:00:00.000Z',
  attachments: [],
});
const told = (upsert: Message[], remove: string[] = []): UnnumberedChange => ({
  kind: 'messages',
  accountId: 'here',
  upsert,
  remove,
  hasMore: false,
});

/** What a window knows after these changes. */
function known(changes: readonly UnnumberedChange[]): Map<string, unknown> {
  const messages = new Map<string, unknown>([['m0', 'from before']]);
  for (const change of changes) {
    if (change.kind !== 'messages') continue;
    for (const id of change.remove) messages.delete(id);
    for (const { id, text } of change.upsert) messages.set(id, text);
  }
  return new Map([...messages].sort());
}

describe('merging changes', () => {
  it('tells a window the same in fewer words', () => {
    const id = fc.integer({ min: 0, max: 4 }).map((number) => `m${number}`);
    const change = fc
      .record({
        upsert: fc.uniqueArray(fc.tuple(id, fc.string()), { selector: ([name]) => name, maxLength: 3 }),
        remove: fc.uniqueArray(id, { maxLength: 2 }),
      })
      .map(({ upsert, remove }) =>
        told(
          upsert.map(([name, text]) => message(name, text)),
          remove.filter((name) => !upsert.some(([other]) => other === name)),
        ),
      );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const merged = mergeChanges(changes);
        expect(merged.length).toBeLessThanOrEqual(1);
        expect(known(merged)).toEqual(known(changes));
      }),
    );
  });

  it('keeps accounts and kinds apart, and of each the last word', () => {
    const agents = (accountId: string): UnnumberedChange => ({ kind: 'agents', accountId, agents: [] });
    const last = agents('here');
    expect(mergeChanges([agents('here'), agents('there'), told([]), last])).toEqual([last, agents('there'), told([])]);
  });
});

describe('the batch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('hands on at once what comes alone, and a burst in few steps', () => {
    const steps: number[] = [];
    const batch = createChangeBatch((changes) => {
      for (const change of changes) if (change.kind === 'messages') steps.push(change.upsert.length);
    });
    batch.add(told([message('m1', '')]));
    vi.advanceTimersByTime(0);
    expect(steps).toEqual([1]);
    for (let at = 0; at < 100; at++) batch.add(told([message(`b${at}`, '')]));
    vi.advanceTimersByTime(5);
    expect(steps).toEqual([1]);
    vi.advanceTimersByTime(1_000);
    expect(steps).toEqual([1, 100]);
    batch.add(told([message('m2', '')]));
    vi.advanceTimersByTime(0);
    expect(steps).toEqual([1, 100, 1]);
  });

  it('hands very many messages on in portions, of which only the last says that it is the last', () => {
    const handed: UnnumberedChange[] = [];
    const batch = createChangeBatch((changes) => handed.push(...changes));
    const many = Array.from({ length: 300 }, (_, at) => message(`m${at}`, ''));
    batch.add(told(many, ['gone']));
    vi.advanceTimersByTime(0);
    expect(handed).toEqual([
      { ...told(many.slice(0, 128)), hasMore: true },
      { ...told(many.slice(128, 256)), hasMore: true },
      told(many.slice(256), ['gone']),
    ]);
  });
});
