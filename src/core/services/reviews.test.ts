import { afterEach, describe, expect, it } from 'vitest';
import { type JoinedServices, joinServices, type Replacements } from '../../../tests/support/joined-services.ts';
import { CHANNEL_ID, OWNER_ID } from '../../../tests/support/store-samples.ts';
import { LIMITS } from '../../contract/limits.ts';
import { clampWaitMs } from './reviews.ts';

let core: JoinedServices | undefined;
afterEach(async () => {
  await core?.close();
  core = undefined;
});

async function start(replacements: Replacements = {}): Promise<JoinedServices> {
  core = await joinServices(replacements);
  return core;
}
const ask = ({ messages }: JoinedServices) =>
  messages.createFromAgent(OWNER_ID, { channelId: CHANNEL_ID, review: { type: 'freeform' } });
const wish = (messageId: string, callerLeft = new AbortController().signal) => ({
  keyId: 'key',
  messageId,
  channelId: CHANNEL_ID,
  timeoutMs: 30_000,
  callerLeft,
});
const response = { answer: 42 };

describe('a wait and an answer that meet', () => {
  /** What happens between the steps of a wait; each is run once. The clock stands still, so a missed answer hangs. */
  interface Hooks {
    beforeJoining?: () => Promise<unknown>;
    beforeReading?: () => Promise<unknown>;
    afterReading?: () => Promise<unknown>;
  }

  async function waitWith(hooksOf: (answer: () => Promise<unknown>) => Hooks) {
    let hooks: Hooks = {};
    let isJoined = false;
    const once = async (name: keyof Hooks): Promise<void> => {
      const hook = hooks[name];
      delete hooks[name];
      await hook?.();
    };
    const services = await start({
      waiters: (real) => ({
        ...real,
        join: (...joining) => {
          isJoined = true;
          return real.join(...joining);
        },
      }),
      messageStore: (real) => ({
        ...real,
        async find(id) {
          if (isJoined) await once('beforeReading');
          const found = await real.find(id);
          await once(isJoined ? 'afterReading' : 'beforeJoining');
          return found;
        },
      }),
    });
    const { id } = await ask(services);
    hooks = hooksOf(() => services.reviews.respond(OWNER_ID, id, { response }));
    const outcome = await services.reviews.wait(OWNER_ID, wish(id));
    expect(hooks).toEqual({});
    expect(services.waiters.count()).toBe(0);
    expect(services.clock.runningDelaysMs()).toHaveLength(0);
    return outcome;
  }

  const answered = { status: 'completed', message: { review: { response } } };

  it('the answer that came just before the wait joined is found', async () => {
    expect(await waitWith((answer) => ({ beforeJoining: answer }))).toMatchObject(answered);
  });

  it('the answer that came between joining and reading is found', async () => {
    expect(await waitWith((answer) => ({ beforeReading: answer }))).toMatchObject(answered);
  });

  it('the answer that came after a reading that still said pending is found', async () => {
    expect(await waitWith((answer) => ({ afterReading: answer }))).toMatchObject(answered);
  });
});

describe('wait', () => {
  it('answers pending at its timeout, from a last look', async () => {
    const services = await start();
    const { id } = await ask(services);
    const waiting = services.reviews.wait(OWNER_ID, wish(id));
    await services.atRest();
    services.clock.advance(30_000);
    expect(await waiting).toMatchObject({ status: 'pending', message: { id } });
  });

  it('frees its place when its caller leaves, and when it fails', async () => {
    const services = await start();
    const { id } = await ask(services);
    const caller = new AbortController();
    const waiting = services.reviews.wait(OWNER_ID, wish(id, caller.signal));
    await services.atRest();
    expect(services.waiters.count()).toBe(1);
    caller.abort();
    await waiting;
    const deleted = services.reviews.wait(OWNER_ID, wish(id));
    await services.atRest();
    await services.messages.delete(OWNER_ID, id);
    await expect(deleted).rejects.toMatchObject({ code: 'message_not_found' });
    expect(services.waiters.count()).toBe(0);
    expect(services.clock.runningDelaysMs()).toEqual([]);
  });

  it('is refused when too many are held with its key, or by all keys of a person', async () => {
    const services = await start();
    const { id } = await ask(services);
    const hold = (keyId: string, count: number) =>
      Array.from({ length: count }, () => services.reviews.wait(OWNER_ID, { ...wish(id), keyId }));
    const tooMany = (keyId: string) =>
      expect(services.reviews.wait(OWNER_ID, { ...wish(id), keyId })).rejects.toMatchObject({ code: 'too_many_waits' });
    const held = hold('first', LIMITS.waitersPerKeyCount);
    await services.atRest();
    await tooMany('first');
    held.push(...hold('second', LIMITS.waitersPerUserCount - LIMITS.waitersPerKeyCount));
    await services.atRest();
    await tooMany('second');
    services.waiters.stop();
    await Promise.all(held);
  });

  it.each([
    [undefined, 30_000],
    ['', 30_000],
    ['0', 30_000],
    ['-1', 30_000],
    ['x', 30_000],
    ['NaN', 30_000],
    ['Infinity', 30_000],
    ['120000', 30_000],
    ['30001', 30_000],
    ['30000', 30_000],
    ['500', 500],
    ['1', 1],
  ])('66. a timeout of %j is %d ms', (text, expected) => {
    expect(clampWaitMs(text)).toBe(expected);
  });
});

describe('respond', () => {
  it('publishes one event, after the answer is on disk', async () => {
    const services = await start();
    const { id } = await ask(services);
    const stored: unknown[] = [];
    services.events.subscribe(({ kind }) => {
      if (kind !== 'review:responded') return;
      const query = 'SELECT review_status AS status FROM messages WHERE id = :id';
      stored.push(services.database.get<{ status: string }>(query, { id })?.status);
    });
    await Promise.allSettled([1, 2, 3].map(() => services.reviews.respond(OWNER_ID, id, { response })));
    expect(stored).toEqual(['completed']);
  });

  it('of somebody else is refused and changes nothing', async () => {
    const services = await start();
    const { id } = await ask(services);
    const refused = services.reviews.respond('somebody else', id, { response });
    await expect(refused).rejects.toMatchObject({ code: 'channel_forbidden' });
    expect((await services.messageStore.find(id))?.review?.status).toBe('pending');
  });
});
