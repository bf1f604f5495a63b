import { describe, expect, it } from 'vitest';
import { fromSnapshot } from './inbox-data.ts';
import {
  effectiveSort,
  isListed,
  listKeys,
  mostUrgent,
  overviewOf,
  type QueueSource,
  type View,
  waitingCount,
  waitingInAccount,
} from './queue.ts';
import { answered, asked, at, snapshotOf } from './test-fixtures.ts';

const NEEDS: View = { kind: 'queue', queue: 'needs-review' };

function sourceOf(
  messages: ReturnType<typeof asked>[],
  answeredHere: string[] = [],
  snoozed: string[] = [],
): QueueSource {
  const data = fromSnapshot(snapshotOf(messages));
  return {
    items: data.items,
    agents: data.agents,
    answeredHere: new Set(answeredHere),
    snoozed: new Set(snoozed),
    account: null,
  };
}

describe('queues', () => {
  it('puts what expires first at the top, and what never expires last', () => {
    const source = sourceOf([
      asked('late', {}, { expiresAt: at(90) }),
      asked('never', {}, { expiresAt: null }),
      asked('soon', {}, { expiresAt: at(5) }),
    ]);
    expect(listKeys(source, NEEDS, 'urgent')).toEqual(['here/soon', 'here/late', 'here/never']);
    expect(mostUrgent(source, listKeys(source, NEEDS, 'newest'))).toBe('here/soon');
  });

  it('holds each state in its own queue, and plain messages in none', () => {
    const source = sourceOf([
      asked('pending'),
      answered(asked('done')),
      asked('gone', {}, { status: 'expired' }),
      asked('old', {}, { status: 'changes_requested' }),
      asked('plain', { review: null }),
    ]);
    const keys = (queue: 'completed' | 'expired' | 'all') =>
      [...listKeys(source, { kind: 'queue', queue }, 'newest')].sort();
    expect(listKeys(source, NEEDS, 'urgent')).toEqual(['here/pending']);
    expect(keys('completed')).toEqual(['here/done', 'here/old']);
    expect(keys('expired')).toEqual(['here/gone']);
    expect(keys('all')).toHaveLength(4);
  });

  it('shows of a question asked again only the newest round', () => {
    const source = sourceOf([
      asked('first', { iterationGroupId: 'first', iteration: 1 }),
      asked('second', { iterationGroupId: 'first', iteration: 2 }),
    ]);
    expect(listKeys(source, NEEDS, 'urgent')).toEqual(['here/second']);
    expect(overviewOf(source.items).pendingByAgent.get('here/agent')).toBe(1);
  });

  it('leaves out what is being answered here', () => {
    expect(listKeys(sourceOf([asked('a'), asked('b')], ['here/a']), NEEDS, 'urgent')).toEqual(['here/b']);
  });

  it('finds the most urgent in a long list, in whatever order it stands and whatever is being answered', () => {
    const many = Array.from({ length: 700 }, (_, index) => asked(`m${index}`, {}, { expiresAt: at(10 + index) }));
    const source = sourceOf(many, ['here/m0', 'here/m1']);
    expect(mostUrgent(source, listKeys(source, NEEDS, 'newest'))).toBe('here/m2');
    const others = listKeys(source, NEEDS, 'urgent').slice(100);
    expect(mostUrgent(source, others)).toBe(others[0]);
  });

  it('promise 15: leaves out what was put off, which has a queue of its own and never comes up by itself', () => {
    const source = sourceOf(
      [asked('a'), asked('b', {}, { expiresAt: at(5) }), answered(asked('c'))],
      [],
      ['here/b', 'here/c'],
    );
    expect(listKeys(source, NEEDS, 'urgent')).toEqual(['here/a']);
    expect(listKeys(source, { kind: 'queue', queue: 'snoozed' }, 'urgent')).toEqual(['here/b']);
    expect(mostUrgent(source, ['here/a', 'here/b'])).toBe('here/a');
    expect(listKeys(source, { kind: 'queue', queue: 'all' }, 'newest')).toHaveLength(3);
  });

  it('promise 2: every count is the length of the list', () => {
    const rounds = [1, 2].map((iteration) => asked(`r${iteration}`, { iterationGroupId: 'r1', iteration }));
    const other = asked('other', { channelId: 'another' });
    const source = sourceOf(
      [...rounds, other, asked('b'), asked('c'), answered(asked('d'))],
      ['here/b'],
      ['here/b', 'here/c', 'here/d'],
    );
    const list = listKeys(source, NEEDS, 'urgent');
    expect([...list].sort()).toEqual(['here/other', 'here/r2']);
    expect(waitingCount(source)).toBe(list.length);
    expect(waitingCount(source, 'here/agent') + waitingCount(source, 'here/another')).toBe(list.length);
    expect(waitingCount(source, 'here/nobody')).toBe(0);
  });

  it('shows of one account only its own, and counts every account all the same', () => {
    const all = sourceOf([asked('a'), asked('b'), answered(asked('c'))], ['here/a']);
    const other = { ...all, account: 'there' };
    expect(listKeys({ ...all, account: 'here' }, NEEDS, 'urgent')).toEqual(['here/b']);
    expect(listKeys(other, NEEDS, 'urgent')).toEqual([]);
    expect(isListed(other, NEEDS, 'here/b')).toBe(false);
    expect([waitingCount(other), waitingInAccount(other, 'here'), waitingInAccount(other, null)]).toEqual([0, 1, 1]);
  });

  it('has no urgency among what is closed', () => {
    expect(effectiveSort({ kind: 'queue', queue: 'completed' }, 'urgent')).toBe('newest');
    expect(effectiveSort(NEEDS, 'agent')).toBe('agent');
  });
});
