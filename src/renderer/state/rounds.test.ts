import { describe, expect, it } from 'vitest';
import type { Attachment, Message } from '../../contract/message.ts';
import { fromSnapshot } from './inbox-data.ts';
import { isTextFile, newerRoundOf, pairFiles, roundsMark } from './rounds.ts';
import { asked, snapshotOf } from './test-fixtures.ts';

const round = (id: string, iteration: number): Message => asked(id, { iterationGroupId: 'first', iteration });
const file = (id: string, filename: string, mimeType = 'text/plain'): Attachment => ({
  id,
  filename,
  mimeType,
  size: 1,
  channelId: 'agent',
});

function itemsOf(messages: Message[], id: string) {
  const { items } = fromSnapshot(snapshotOf(messages));
  const item = items.get(`here/${id}`);
  if (!item) throw new Error(`No ${id}`);
  return { items, item };
}

describe('rounds of a question', () => {
  it('knows the newest later one, also from a first round that does not know of it yet', () => {
    const messages = [asked('first'), round('second', 2), round('third', 3), asked('other')];
    for (const id of ['first', 'second']) {
      const { items, item } = itemsOf(messages, id);
      expect(newerRoundOf(items, item)?.message.id).toBe('third');
    }
    for (const id of ['third', 'other']) {
      const { items, item } = itemsOf(messages, id);
      expect(newerRoundOf(items, item)).toBeNull();
    }
  });

  it('does not count a follow-up that asks nothing', () => {
    const { items, item } = itemsOf([round('first', 1), { ...round('second', 2), review: null }], 'first');
    expect(newerRoundOf(items, item)).toBeNull();
  });

  it('marks the chain as changed when another round changes, not when the open one does', () => {
    const mark = (messages: Message[]): string => {
      const { items, item } = itemsOf(messages, 'second');
      return roundsMark(items, item);
    };
    const before = mark([round('first', 1), round('second', 2)]);
    expect(mark([round('first', 1), { ...round('second', 2), updatedAt: 'later' }])).toBe(before);
    expect(mark([{ ...round('first', 1), updatedAt: 'later' }, round('second', 2)])).not.toBe(before);
  });
});

describe('files of two rounds', () => {
  it('are paired by name', () => {
    const pairs = pairFiles([file('1', 'a.md'), file('2', 'gone.md')], [file('3', 'a.md'), file('4', 'new.md')]);
    expect(pairs.map(({ name, before, after }) => [name, before?.id ?? null, after?.id ?? null])).toEqual([
      ['a.md', '1', '3'],
      ['new.md', null, '4'],
      ['gone.md', '2', null],
    ]);
  });

  it('are compared when they are text', () => {
    expect(isTextFile(file('1', 'x', 'application/json'))).toBe(true);
    expect(isTextFile(file('1', 'plan.yaml', 'application/octet-stream'))).toBe(true);
    expect(isTextFile(file('1', 'x.png', 'image/png'))).toBe(false);
  });
});
