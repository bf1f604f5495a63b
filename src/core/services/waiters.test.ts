import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../../tests/support/manual-clock.ts';
import { aStoredMessage, CHANNEL_ID, OWNER_ID } from '../../../tests/support/store-samples.ts';
import { createEventBus, type EventBus } from '../domain/events.ts';
import { createWaiters, type Waiters } from './waiters.ts';

let clock: ManualClock;
let events: EventBus;
let waiters: Waiters;
beforeEach(() => {
  clock = createManualClock();
  events = createEventBus((error) => {
    throw error;
  });
  waiters = createWaiters(events, clock);
});

const staying = () => new AbortController().signal;
const join = (messageId: string, callerLeft = staying()) => waiters.join(messageId, 30_000, callerLeft);
const expire = (id: string) => events.publish({ kind: 'review:expired', message: aStoredMessage(id), expiredAt: 0 });
const isFreed = () => expect([waiters.count(), clock.runningDelaysMs()]).toEqual([0, []]);

describe('a waiter', () => {
  it('wakes when its review changes, and frees its timer', async () => {
    const { wake } = join('m');
    expect(waiters.count()).toBe(1);
    expire('m');
    expect(await wake).toBe('changed');
    isFreed();
  });

  it('wakes when its message is deleted', async () => {
    const { wake } = join('m');
    events.publish({ kind: 'message:deleted', messageId: 'm', channelId: CHANNEL_ID, ownerId: OWNER_ID });
    expect(await wake).toBe('changed');
  });

  it('sleeps through what does not concern its review', () => {
    join('m');
    expire('other');
    events.publish({
      kind: 'message:delivery',
      messageId: 'm',
      channelId: CHANNEL_ID,
      ownerId: OWNER_ID,
      deliveryStatus: 'agent_received',
    });
    expect(waiters.count()).toBe(1);
  });

  it('is one of several, who all wake', async () => {
    const all = [join('m'), join('m'), join('m')];
    const other = join('other');
    expire('m');
    expect(await Promise.all(all.map(({ wake }) => wake))).toEqual(['changed', 'changed', 'changed']);
    expect(waiters.count()).toBe(1);
    other.leave();
    isFreed();
  });

  it('wakes at its timeout, not before', async () => {
    const { wake } = waiters.join('m', 500, staying());
    clock.advance(499);
    expect(waiters.count()).toBe(1);
    clock.advance(1);
    expect(await wake).toBe('timed-out');
    isFreed();
  });

  it('leaves when its caller does, and frees everything', async () => {
    const caller = new AbortController();
    const { wake } = join('m', caller.signal);
    const other = join('m');
    caller.abort();
    expect(await wake).toBe('caller-left');
    expect(waiters.count()).toBe(1);
    other.leave();
    isFreed();
  });

  it('whose caller left before it joined does not wait', async () => {
    expect(await join('m', AbortSignal.abort()).wake).toBe('caller-left');
    isFreed();
  });

  it('is counted once, however often it ends', async () => {
    const [first, second] = [join('m'), join('m')];
    first.leave();
    first.leave();
    expire('m');
    first.leave();
    second.leave();
    expect(await first.wake).toBe('caller-left');
    isFreed();
  });

  it('listens to its caller no longer when it is over', () => {
    const caller = new AbortController();
    const joined = Array.from({ length: 3 }, () => join('m', caller.signal));
    for (const { leave } of joined) leave();
    caller.abort();
    isFreed();
  });
});

describe('stop', () => {
  it('wakes everybody, and whoever comes later at once', async () => {
    const all = [join('a'), join('a'), join('b')];
    waiters.stop();
    expect(await Promise.all(all.map(({ wake }) => wake))).toEqual(['stopping', 'stopping', 'stopping']);
    expect(await join('c').wake).toBe('stopping');
    isFreed();
  });
});
