import { afterEach, describe, expect, it } from 'vitest';
import { HOOKED_ID, type JoinedWebhooks, joinWebhooks } from '../../../tests/support/joined-webhooks.ts';
import { OWNER_ID } from '../../../tests/support/store-samples.ts';

let core: JoinedWebhooks | undefined;
afterEach(async () => {
  await core?.close();
  core = undefined;
});
async function join(...how: Parameters<typeof joinWebhooks>): Promise<JoinedWebhooks> {
  core = await joinWebhooks(...how);
  return core;
}

const OWNER = { role: 'owner' };
/** Writes down that the attempt of a delivery began, as a process does that then dies. */
async function beginAndDie({ deliveries, services }: JoinedWebhooks): Promise<void> {
  const now = services.clock.now();
  for (const { id } of await deliveries.listDue(now, 10)) {
    await deliveries.startAttempt({ deliveryId: id, url: 'http://x/', body: '{"first":true}', now, isByHand: false });
  }
}

describe('after a crash', () => {
  it('sends what was certainly not begun', async () => {
    const joined = await join();
    const id = await joined.respond();
    expect(await joined.statusOf(id)).toBe('sent');
    await joined.webhooks.start();
    expect(await joined.waitForAnnounced(id, 1)).toEqual(['webhook_delivered']);
    expect(joined.receiver.calls.map(({ body }) => body.message_id)).toEqual([id]);
  });

  it('never sends again what may have been sent, and says so', async () => {
    const joined = await join();
    const id = await joined.respond();
    await beginAndDie(joined);
    await joined.webhooks.start();
    expect(await joined.waitForAnnounced(id, 1)).toEqual(['webhook_failed']);
    joined.services.clock.advance(24 * 60 * 60 * 1000);
    await joined.services.atRest();
    expect(joined.receiver.calls).toEqual([]);
    const { state, attempts } = await joined.logOf(id);
    expect({ state, outcome: attempts[0]?.outcome }).toEqual({ state: 'failed', outcome: 'interrupted' });
  });

  it('with more attempts set goes on where it was, with the first body', async () => {
    const joined = await join();
    await joined.settings.change(OWNER, { attempts: 2 });
    const id = await joined.respond();
    await beginAndDie(joined);
    await joined.webhooks.start();
    expect((await joined.logOf(id)).state).toBe('due');
    joined.services.clock.advance(5_000);
    expect(await joined.waitForAnnounced(id, 2)).toEqual(['webhook_failed', 'webhook_delivered']);
    expect(joined.receiver.calls.map(({ text }) => text)).toEqual(['{"first":true}']);
  });
});

describe('more than one attempt', () => {
  it('is made after growing pauses, signed under one id, until one arrives', async () => {
    const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    const joined = await join((response, _, number) => response.writeHead(number < 3 ? 500 : 200).end());
    const { clock } = joined.services;
    await joined.settings.change(OWNER, { attempts: 5, secret });
    await joined.webhooks.start();
    const id = await joined.respond();
    await joined.waitForAnnounced(id, 1);
    for (const [count, latestMs] of [
      [2, 5_000],
      [3, 20_000],
    ] as const) {
      const { state, nextAttemptAt } = await joined.logOf(id);
      expect(state).toBe('due');
      expect(nextAttemptAt).toBeGreaterThanOrEqual(clock.now() + latestMs / 2);
      await joined.pauseBegun();
      clock.advance(latestMs);
      await joined.waitForAnnounced(id, count);
    }
    expect(joined.announced(id)).toEqual(['webhook_failed', 'webhook_failed', 'webhook_delivered']);
    const { calls } = joined.receiver;
    expect(new Set(calls.map(({ text }) => text)).size).toBe(1);
    expect(new Set(calls.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([(await joined.logOf(id)).id]));
    expect(new Set(calls.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
    for (const { headers } of calls) expect(headers['webhook-signature']).toMatch(/^v1,/);
  });

  it('goes on after a restart', async () => {
    const joined = await join((response, _, number) => response.writeHead(number === 1 ? 503 : 200).end());
    await joined.settings.change(OWNER, { attempts: 2 });
    await joined.webhooks.start();
    const id = await joined.respond();
    await joined.waitForAnnounced(id, 1);
    await joined.webhooks.stop();
    joined.services.clock.jump(60_000);
    const restarted = joined.newWebhooks();
    await restarted.start();
    expect(await joined.waitForAnnounced(id, 2)).toEqual(['webhook_failed', 'webhook_delivered']);
    await restarted.stop();
  });

  it('ends with 410, and with the last one', async () => {
    const joined = await join((response, { body }) => {
      const { answer } = body.response as { answer: number };
      response.writeHead(answer === 42 ? 500 : 410).end();
    });
    await joined.settings.change(OWNER, { attempts: 2 });
    await joined.webhooks.start();
    const id = await joined.respond();
    await joined.waitForAnnounced(id, 1);
    await joined.pauseBegun();
    joined.services.clock.advance(5_000);
    await joined.waitForAnnounced(id, 2);
    expect(await joined.logOf(id)).toMatchObject({ state: 'failed', nextAttemptAt: null });
    const gone = await joined.services.messages.createFromAgent(OWNER_ID, {
      channelId: HOOKED_ID,
      review: { type: 'freeform' },
    });
    await joined.services.reviews.respond(OWNER_ID, gone.id, { response: { answer: 0 } });
    await joined.waitForAnnounced(gone.id, 1);
    expect(await joined.logOf(gone.id)).toMatchObject({ state: 'failed', attemptCount: 1 });
  });
});

describe('an ack', () => {
  it('while a delivery waits or runs is kept, whatever comes of it', async () => {
    let answer: () => void = () => undefined;
    const joined = await join((response) => {
      answer = () => void response.end();
    });
    const id = await joined.respond();
    await joined.services.messages.acknowledge(OWNER_ID, id);
    await joined.webhooks.start();
    await joined.receiver.call();
    answer();
    await joined.webhooks.stop();
    expect(await joined.statusOf(id)).toBe('agent_received');
    expect(joined.announced(id)).toEqual(['agent_received']);
    expect((await joined.logOf(id)).state).toBe('delivered');
  });

  it('gives way when a person sends the webhook again', async () => {
    const joined = await join((response) => response.writeHead(500).end());
    const id = await joined.respond();
    await joined.services.messages.acknowledge(OWNER_ID, id);
    await joined.webhooks.start();
    await joined.receiver.call();
    while ((await joined.logOf(id)).state !== 'failed') await joined.services.atRest();
    expect(await joined.statusOf(id)).toBe('agent_received');
    await joined.webhooks.retry(OWNER_ID, id);
    expect(await joined.statusOf(id)).toBe('webhook_failed');
  });

  it('from before the answer gives way to the delivery', async () => {
    const joined = await join();
    await joined.webhooks.start();
    const { messages, reviews } = joined.services;
    const { id } = await messages.createFromAgent(OWNER_ID, { channelId: HOOKED_ID, review: { type: 'freeform' } });
    await messages.acknowledge(OWNER_ID, id);
    await reviews.respond(OWNER_ID, id, { response: {} });
    expect(await joined.waitForAnnounced(id, 2)).toEqual(['agent_received', 'webhook_delivered']);
  });
});

describe('stopping', () => {
  it('calls off what hangs, and notes that it may have arrived', async () => {
    const joined = await join(() => undefined);
    await joined.webhooks.start();
    const id = await joined.respond();
    await joined.receiver.call();
    await joined.webhooks.stop();
    expect(await joined.logOf(id)).toMatchObject({ state: 'failed', attempts: [{ outcome: 'interrupted' }] });
    expect(await joined.statusOf(id)).toBe('webhook_failed');
  });

  it('begins nothing more', async () => {
    const joined = await join();
    await joined.webhooks.start();
    await joined.webhooks.stop();
    const id = await joined.respond();
    await joined.services.atRest();
    expect((await joined.logOf(id)).state).toBe('due');
    expect(joined.receiver.calls).toEqual([]);
  });
});
