import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import type { Message } from '../../contract/message.ts';
import { canSnooze, openSnoozes, type Snoozes } from './snoozes.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const at = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();
const HERE = 'this-computer';
const DAY = 24 * 60;

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let messages: Map<string, Message>;
let back: string[];
let snoozes: Snoozes;

function asked(id: string, expiresAt: string | null = null): Message {
  const review = { type: 'approval', status: 'pending', expiresAt };
  const message = { id, channelId: 'agent', senderType: 'agent', createdAt: at(-10), attachments: [], review };
  messages.set(id, message);
  return message;
}

function open(): Snoozes {
  return openSnoozes({
    file: join(folder.path, 'snoozes.json'),
    now: Date.now,
    find: ({ messageId }) => messages.get(messageId) ?? null,
    onChange: () => undefined,
    onBack: ({ messageId }) => back.push(messageId),
    onFault: (error) => {
      throw error;
    },
  });
}

const until = (messageId: string, minutes: number) => ({ accountId: HERE, messageId, until: at(minutes) });

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  messages = new Map();
  back = [];
  snoozes = open();
  snoozes.settle(HERE, true);
});
afterEach(async () => {
  await snoozes.stop();
  vi.useRealTimers();
  await folder.remove();
});

describe('promise 15: “not now” without deciding', () => {
  it('never lasts past the expiry, and is for what waits only', async () => {
    expect(canSnooze(asked('a', at(60)), at(59), NOW)).toBe(true);
    expect(canSnooze(asked('a', at(60)), at(60), NOW)).toBe(false);
    expect(canSnooze(asked('a'), at(-1), NOW)).toBe(false);
    expect(canSnooze({ ...asked('a'), review: null }, at(1), NOW)).toBe(false);
    asked('short', at(5));
    asked('long');
    expect(await snoozes.set([until('short', 10), until('long', 10), until('gone', 10)])).toEqual([until('long', 10)]);
    expect(snoozes.list()).toEqual([until('long', 10)]);
  });

  it('comes back at its instant, one after the other, also one that is weeks away', async () => {
    for (const id of ['soon', 'later', 'far']) asked(id);
    await snoozes.set([until('far', 40 * DAY), until('later', 30), until('soon', 5)]);
    vi.advanceTimersByTime(5 * 60_000);
    expect(back).toEqual(['soon']);
    vi.advanceTimersByTime(25 * 60_000);
    expect(back).toEqual(['soon', 'later']);
    vi.advanceTimersByTime(39 * DAY * 60_000);
    expect(back).toHaveLength(2);
    vi.advanceTimersByTime(DAY * 60_000);
    expect(back).toEqual(['soon', 'later', 'far']);
    expect(snoozes.list()).toEqual([]);
  });

  it('comes back after sleep, unless it has expired meanwhile', async () => {
    asked('fine');
    asked('over', at(60));
    await snoozes.set([until('fine', 30), until('over', 45)]);
    vi.setSystemTime(NOW + 90 * 60_000);
    snoozes.check();
    expect(back).toEqual(['fine']);
    expect(snoozes.list()).toEqual([]);
  });

  it('survives a restart, and what came due meanwhile comes back once the inbox is known', async () => {
    asked('due');
    asked('waits');
    await snoozes.set([until('due', 5), until('waits', 90)]);
    await snoozes.stop();
    vi.setSystemTime(NOW + 10 * 60_000);
    snoozes = open();
    snoozes.check();
    snoozes.settle(HERE, false);
    expect([back, snoozes.list()]).toEqual([[], [until('due', 5), until('waits', 90)]]);
    snoozes.settle(HERE, true);
    expect([back, snoozes.list()]).toEqual([['due'], [until('waits', 90)]]);
  });

  it('is forgotten when the review is closed or gone, and ended by hand without a word', async () => {
    for (const id of ['answered', 'deleted', 'woken']) asked(id);
    await snoozes.set([until('answered', 5), until('deleted', 5), until('woken', 5)]);
    snoozes.wake([{ accountId: HERE, messageId: 'woken' }]);
    messages.delete('deleted');
    messages.set('answered', { ...asked('answered'), review: { type: 'approval', status: 'completed' } });
    snoozes.settle(HERE, false);
    expect(snoozes.list()).toEqual([]);
    vi.advanceTimersByTime(10 * 60_000);
    expect(back).toEqual([]);
  });
});
