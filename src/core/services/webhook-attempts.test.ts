import { afterEach, expect, it } from 'vitest';
import { type JoinedWebhooks, joinWebhooks } from '../../../tests/support/joined-webhooks.ts';
import { OWNER_ID } from '../../../tests/support/store-samples.ts';
import { LIMITS } from '../../contract/limits.ts';

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

it('runs so many deliveries at once and no more, and all of them in the end', async () => {
  let running = 0;
  let most = 0;
  const held: (() => void)[] = [];
  const joined = await join((response) => {
    running += 1;
    most = Math.max(most, running);
    held.push(() => {
      running -= 1;
      response.end();
    });
  });
  await joined.webhooks.start();
  const COUNT = LIMITS.webhookConcurrencyCount + 8;
  const ids = await Promise.all(Array.from({ length: COUNT }, () => joined.respond()));
  await joined.receiver.call(LIMITS.webhookConcurrencyCount);
  while (joined.services.published.filter(({ kind }) => kind === 'message:delivery').length < COUNT) {
    held.shift()?.();
    await joined.services.atRest();
  }
  expect(most).toBe(LIMITS.webhookConcurrencyCount);
  expect(joined.receiver.calls.map(({ body }) => body.message_id).sort()).toEqual([...ids].sort());
});

it('tries again soon when an attempt cannot be written down', async () => {
  const joined = await join();
  const { startAttempt } = joined.deliveries;
  let failures = 0;
  Object.assign(joined.deliveries, {
    startAttempt: (...given: Parameters<typeof startAttempt>) => {
      failures += 1;
      return failures === 1 ? Promise.reject(new Error('disk full')) : startAttempt(...given);
    },
  });
  await joined.webhooks.start();
  const id = await joined.respond();
  await joined.pauseBegun();
  expect(joined.receiver.calls).toEqual([]);
  joined.services.clock.advance(5_000);
  expect(await joined.waitForAnnounced(id, 1)).toEqual(['webhook_delivered']);
});

it('writes the end of an attempt down as soon as the disk takes it, and sends nothing twice', async () => {
  const joined = await join();
  const { endAttempt } = joined.deliveries;
  let failures = 0;
  Object.assign(joined.deliveries, {
    endAttempt: (...given: Parameters<typeof endAttempt>) => {
      failures += 1;
      return failures === 1 ? Promise.reject(new Error('disk full')) : endAttempt(...given);
    },
  });
  const restarted = joined.newWebhooks();
  await restarted.start();
  const id = await joined.respond();
  await joined.receiver.call();
  while (failures === 0) await joined.services.atRest();
  await joined.pauseBegun();
  joined.services.clock.advance(5_000);
  expect(await joined.waitForAnnounced(id, 1)).toEqual(['webhook_delivered']);
  expect(joined.receiver.calls).toHaveLength(1);
  await restarted.stop();
});

it('lets people send again only so often at once', async () => {
  let running = 0;
  let most = 0;
  const joined = await join((response) => {
    running += 1;
    most = Math.max(most, running);
    setImmediate(() => {
      running -= 1;
      response.end();
    });
  });
  const ids = await Promise.all(Array.from({ length: LIMITS.webhookConcurrencyCount * 2 }, () => joined.respond()));
  await Promise.all(ids.map((id) => joined.webhooks.retry(OWNER_ID, id)));
  expect(most).toBeLessThanOrEqual(LIMITS.webhookConcurrencyCount);
  expect(joined.receiver.calls).toHaveLength(ids.length);
});

it('ends retries whose agent has no address any more', async () => {
  const joined = await join((response) => response.writeHead(500).end());
  await joined.settings.change(OWNER, { attempts: 3 });
  await joined.webhooks.start();
  const id = await joined.respond();
  await joined.waitForAnnounced(id, 1);
  await joined.pauseBegun();
  await joined.services.database.write(() => joined.services.database.run('UPDATE agents SET webhook_url = NULL'));
  joined.services.clock.advance(5_000);
  await joined.waitForAnnounced(id, 2);
  const { state, attempts } = await joined.logOf(id);
  expect([state, attempts.map(({ outcome }) => outcome)]).toEqual(['failed', ['rejected', 'blocked']]);
  expect(joined.receiver.calls).toHaveLength(1);
});

it('forgets a delivery whose agent has no address any more', async () => {
  const joined = await join();
  const id = await joined.respond();
  await joined.services.database.write(() => joined.services.database.run('UPDATE agents SET webhook_url = NULL'));
  await joined.webhooks.start();
  while ((await joined.webhooks.list(OWNER_ID, id)).length > 0) await joined.services.atRest();
  expect(await joined.statusOf(id)).toBe('sent');
});
