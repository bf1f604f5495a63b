import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JoinedServices, joinServices } from '../../../tests/support/joined-services.ts';
import { CHANNEL_ID, OWNER_ID } from '../../../tests/support/store-samples.ts';
import { systemNetwork } from '../network.ts';
import { createExpirer } from './expirer.ts';

let core: JoinedServices;
beforeEach(async () => {
  core = await joinServices();
});
afterEach(() => core.close());

const ask = (seconds: number) =>
  core.messages.createFromAgent(OWNER_ID, {
    channelId: CHANNEL_ID,
    review: { type: 'freeform', expiresInSeconds: seconds },
  });
const expiredIds = () => core.published.flatMap((event) => (event.kind === 'review:expired' ? [event.message.id] : []));

describe('the timer', () => {
  it('does not run while nothing is pending', async () => {
    await core.expirer.start();
    expect(core.clock.runningDelaysMs()).toEqual([]);
    await core.messages.createFromAgent(OWNER_ID, { channelId: CHANNEL_ID, text: 'no review' });
    expect(core.clock.startedCount()).toBe(0);
  });

  it('is one, for the next expiry, whatever number of reviews is pending', async () => {
    await core.expirer.start();
    for (const seconds of [300, 60, 900]) await ask(seconds);
    expect(core.clock.runningDelaysMs()).toEqual([60_000]);
    expect(core.clock.startedCount()).toBe(2);
  });

  it('moves nearer for a sooner expiry, and on to the next when it fired', async () => {
    await core.expirer.start();
    const [late, soon] = [await ask(300), await ask(60)];
    core.clock.advance(60_000);
    await core.atRest();
    expect(expiredIds()).toEqual([soon.id]);
    expect(core.clock.runningDelaysMs()).toEqual([240_000]);
    core.clock.advance(240_000);
    await core.atRest();
    expect(expiredIds()).toEqual([soon.id, late.id]);
    expect(core.clock.runningDelaysMs()).toEqual([]);
  });

  it('does not fire early', async () => {
    await core.expirer.start();
    await ask(60);
    core.clock.advance(59_999);
    await core.atRest();
    expect(expiredIds()).toEqual([]);
  });

  it('finds nothing to do for a review that was answered, and stops', async () => {
    await core.expirer.start();
    const { id } = await ask(60);
    await core.reviews.respond(OWNER_ID, id, { response: {} });
    core.clock.advance(60_000);
    await core.atRest();
    expect(expiredIds()).toEqual([]);
    expect(core.clock.runningDelaysMs()).toEqual([]);
  });

  it('that wakes before its time by a little starts again', async () => {
    await core.expirer.start();
    const { id } = await ask(60);
    core.clock.jump(-5);
    core.clock.advance(60_000);
    await core.atRest();
    expect(expiredIds()).toEqual([]);
    expect(core.clock.runningDelaysMs()).toEqual([5]);
    core.clock.advance(5);
    await core.atRest();
    expect(expiredIds()).toEqual([id]);
  });

  it('stops with the core', async () => {
    await core.expirer.start();
    await ask(60);
    core.expirer.stop();
    expect(core.clock.runningDelaysMs()).toEqual([]);
    await ask(30);
    expect(core.clock.runningDelaysMs()).toEqual([]);
  });
});

describe('an expiry', () => {
  it('is announced with its instant, and the review is stored as expired', async () => {
    await core.expirer.start();
    const { id, review } = await ask(60);
    core.clock.advance(60_000);
    await core.atRest();
    expect(core.published.at(-1)).toMatchObject({
      kind: 'review:expired',
      expiredAt: review?.expiresAt,
      message: { id, review: { status: 'expired' } },
    });
    expect((await core.messageStore.find(id))?.review?.status).toBe('expired');
  });

  it('of several at one instant is announced for each', async () => {
    await core.expirer.start();
    const ids = [(await ask(60)).id, (await ask(60)).id, (await ask(60)).id];
    core.clock.advance(60_000);
    await core.atRest();
    expect(expiredIds()).toEqual(ids);
  });

  it('73. is announced once although the timer, reads, lists, waits and responses all come at once', async () => {
    await core.expirer.start();
    const { id } = await ask(60);
    core.clock.jump(60_000);
    const callerLeft = new AbortController().signal;
    const wish = { keyId: 'key', messageId: id, channelId: CHANNEL_ID, timeoutMs: 1000, callerLeft };
    const paths = [
      core.reviews.respond(OWNER_ID, id, { response: {} }),
      core.reviews.respond(OWNER_ID, id, { response: {} }),
      core.messages.getOwned(OWNER_ID, id),
      core.reviews.list(OWNER_ID, { status: 'pending' }),
      core.reviews.wait(OWNER_ID, wish),
      core.expirer.expireOverdue(),
      core.expirer.expireOverdue(),
    ];
    core.clock.advance(1);
    const outcomes = await Promise.allSettled(paths);
    await core.atRest();
    expect(expiredIds()).toEqual([id]);
    expect(outcomes.slice(0, 2)).toMatchObject([
      { reason: { code: 'review_closed' } },
      { reason: { code: 'review_closed' } },
    ]);
    expect(outcomes.slice(2, 5)).toMatchObject([
      { value: { review: { status: 'expired' } } },
      { value: [] },
      { value: { status: 'expired' } },
    ]);
  });

  it('that was missed while the core was down comes at the start, before it serves', async () => {
    const { id } = await ask(60);
    await ask(600);
    core.clock.jump(120_000);
    await core.expirer.start();
    expect(expiredIds()).toEqual([id]);
    expect(core.clock.runningDelaysMs()).toEqual([480_000]);
  });

  it('that cannot be written is tried again soon', async () => {
    const { clock, events, errors, reviewStore } = core;
    let failures = 0;
    const failing = {
      ...reviewStore,
      expireOverdue: (now: number) => {
        failures += 1;
        return failures === 2 ? Promise.reject(new Error('disk full')) : reviewStore.expireOverdue(now);
      },
    };
    const logged: string[] = [];
    const ports = {
      clock,
      newId: () => 'x',
      randomBytes: () => Buffer.alloc(0),
      network: systemNetwork,
      log: (_: string, text: string) => void logged.push(text),
    };
    const expirer = createExpirer(failing, events, ports);
    const { id } = await ask(60);
    await expirer.start();
    clock.advance(60_000);
    await core.atRest();
    expect(logged).toEqual([expect.stringContaining('could not be expired')]);
    const [delay = 0] = clock.runningDelaysMs();
    expect(delay).toBeGreaterThan(0);
    expect(delay).toBeLessThanOrEqual(10_000);
    clock.advance(delay);
    await core.atRest();
    expect(expiredIds()).toEqual([id]);
    expect(errors).toEqual([]);
    expirer.stop();
  });
});
