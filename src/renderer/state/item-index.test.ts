import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from './item.ts';
import { ItemIndex } from './item-index.ts';
import { listKeys, overviewOf, type QueueSource, SORTS, type View } from './queue.ts';
import { asked, at } from './test-fixtures.ts';

const VIEWS: View[] = [
  { kind: 'queue', queue: 'needs-review' },
  { kind: 'queue', queue: 'completed' },
  { kind: 'queue', queue: 'all' },
  { kind: 'agent', accountId: 'here', channelId: 'second' },
];
const agent = (id: string, name: string) => ({ id, name, status: 'active', createdAt: at(-600), unreadCount: 0 });
const AGENTS = { here: [agent('first', 'zoe'), agent('second', 'adam')] };

const item = fc
  .record({
    id: fc.integer({ min: 0, max: 30 }),
    channelId: fc.constantFrom('first', 'second'),
    status: fc.constantFrom('pending', 'completed', 'expired', null),
    minutes: fc.integer({ min: 0, max: 5 }),
    group: fc.constantFrom(null, 'a', 'b'),
    iteration: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ id, channelId, status, minutes, group, iteration }): Item => {
    const message = asked(`m${id}`, { channelId, createdAt: at(-minutes), iterationGroupId: group, iteration });
    const review = status === null ? null : { type: 'approval', status, expiresAt: minutes === 0 ? null : at(minutes) };
    return { key: `here/m${id}`, accountId: 'here', message: { ...message, review } };
  });
const change = fc.record({
  upsert: fc.array(item, { maxLength: 4 }),
  remove: fc.array(
    fc.integer({ min: 0, max: 30 }).map((id) => `here/m${id}`),
    { maxLength: 2 },
  ),
});

function everything(items: ReadonlyMap<string, Item>) {
  const source: QueueSource = {
    items,
    agents: AGENTS,
    answeredHere: new Set(['here/m3']),
    snoozed: new Set(['here/m5']),
    account: null,
  };
  const { needsReview, pendingByAgent } = overviewOf(items);
  return {
    size: items.size,
    waiting: [...items.keys()].filter((key) => needsReview.has(key)).length,
    pendingByAgent: [...pendingByAgent].filter(([, count]) => count > 0).sort(),
    lists: VIEWS.map((view) => SORTS.map((sort) => listKeys(source, view, sort))),
    needsReviewSize: needsReview.size,
  };
}

describe('the index of messages', () => {
  it('says after any changes what it would say had it been made anew', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), fc.array(change, { maxLength: 12 }), (first, changes) => {
        let index = ItemIndex.of(first);
        const plain = new Map(first.map((given) => [given.key, given]));
        for (const { upsert, remove } of changes) {
          // Asked for before the change, so that the lists are kept up by it.
          const before = everything(index);
          const previous = index;
          index = index.with(upsert, remove);
          for (const key of remove) plain.delete(key);
          for (const given of upsert) plain.set(given.key, given);
          expect(everything(index)).toEqual(everything(new Map(plain)));
          expect(everything(previous)).toEqual(before);
        }
        expect(new Map(index)).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  it('answers with the same list when a change does not concern it', () => {
    const index = ItemIndex.of(Array.from({ length: 30 }, (_, id) => asked(`m${id}`)).map(toItem));
    const keys = (items: ItemIndex) =>
      listKeys(
        { items, agents: {}, answeredHere: new Set(), snoozed: new Set(), account: null },
        { kind: 'queue', queue: 'all' },
        'newest',
      );
    const before = keys(index);
    expect(keys(index.with([toItem(asked('plain', { review: null }))]))).toBe(before);
    expect(keys(index.with([toItem(asked('another'))]))).not.toBe(before);
  });
});

function toItem(message: ReturnType<typeof asked>): Item {
  return { key: `here/${message.id}`, accountId: 'here', message };
}
