import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient } from '../support/api-client.ts';
import { APPROVED, aReview } from '../support/builders.ts';
import { isInProcess, NEEDS_PORTS } from '../support/contract-target.ts';
import { fastestMs } from '../support/fastest.ts';
import { createManualClock } from '../support/manual-clock.ts';
import type { SocketClient } from '../support/socket-client.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.stop());

const HOUR_SECONDS = 3600;
const expiredIds = ({ received }: SocketClient) =>
  received.flatMap(({ name, payload }) => (name === 'review:expired' ? [payload.messageId] : []));

describe('when a review expires', () => {
  const lifeSeconds = async (wish: object) => {
    const { createdAt, review } = await core.agent.ask(aReview(wish));
    return (Date.parse(review?.expiresAt ?? '') - Date.parse(createdAt)) / 1000;
  };
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

  it('53. is a day after it was asked when the agent says nothing', async () => {
    expect(await lifeSeconds({})).toBeCloseTo(24 * HOUR_SECONDS, 0);
  });

  it('53. is what the agent says, at most 36 hours ahead', async () => {
    expect(await lifeSeconds({ expiresInSeconds: 60 })).toBe(60);
    expect(await lifeSeconds({ expiresInSeconds: 999_999 })).toBe(36 * HOUR_SECONDS);
    expect(await lifeSeconds({ expiresAt: inSeconds(999_999) })).toBe(36 * HOUR_SECONDS);
    expect(await lifeSeconds({ expiresAt: inSeconds(90) })).toBeCloseTo(90, 0);
  });

  it('53. is expiresInSeconds rather than any expiresAt, even a bad one', async () => {
    for (const expiresAt of [inSeconds(600), inSeconds(-600), 'soon']) {
      expect(await lifeSeconds({ expiresInSeconds: 60, expiresAt })).toBe(60);
    }
  });

  it('54. must be an instant in the future', async () => {
    const refused = async (wish: object) => {
      const body = { channelId: core.agent.channelId, review: { type: 'approval', ...wish } };
      return (await core.agent.refusal('agentCreateMessage', { body })).message;
    };
    expect(await refused({ expiresAt: inSeconds(-1) })).toBe('Review expiration must be in the future');
    for (const expiresAt of ['soon', '', '2026-13-45T00:00:00Z', '12']) {
      expect(await refused({ expiresAt }), expiresAt).toBe('expiresAt must be a valid ISO date string');
    }
    for (const expiresInSeconds of [0, 1.5, -1, '60', null, 1e300]) {
      expect(await refused({ expiresInSeconds })).toBe('Validation failed');
    }
  });
});

describe('an expiry', () => {
  it('69. during a wait answers that call, within a second of the instant', async () => {
    const LIMIT_MS = 1000;
    const late = await fastestMs(LIMIT_MS, async () => {
      const { id, review } = await core.agent.ask(aReview({ expiresInSeconds: 1 }));
      const result = await core.agent.wait(id);
      const lateMs = Date.now() - Date.parse(review?.expiresAt ?? '');
      expect(result).toMatchObject({ status: 'expired', message: { id, review: { status: 'expired' } } });
      expect(result).not.toHaveProperty('response');
      expect(lateMs).toBeGreaterThanOrEqual(0);
      return lateMs;
    });
    expect(late).toBeLessThan(LIMIT_MS);
  });

  it('68. that has passed is answered at once, with the message and no response', async () => {
    const { id } = await core.agent.ask(aReview({ expiresInSeconds: 1 }));
    await core.agent.wait(id);
    const result = await core.agent.wait(id);
    expect(result).toMatchObject({ status: 'expired', message: { id } });
    expect(result).not.toHaveProperty('response');
  });

  it('73. is announced once, whatever number of calls look at it', async () => {
    const socket = await core.personSocket();
    const { id, channelId, review } = await core.agent.ask(aReview({ expiresInSeconds: 1 }));
    const person = await core.person();
    await Promise.all([
      core.agent.wait(id),
      core.agent.wait(id),
      core.agent.wait(id).then(() => core.agent.readReview(id)),
      core.agent.wait(id).then(() => person.call('listReviews')),
      core.agent.wait(id).then(() => person.send('respond', { parameters: { id }, body: { response: APPROVED } })),
    ]);
    await socket.caughtUp();
    expect(expiredIds(socket)).toEqual([id]);
    const heard = socket.received.filter(({ name }) => name === 'review:expired');
    expect(heard[0]?.payload).toMatchObject({
      id,
      channelId,
      review: { status: 'expired' },
      expiredAt: review?.expiresAt,
    });
  });

  it('74. is final: a response after it is 403', async () => {
    const { id } = await core.agent.ask(aReview({ expiresInSeconds: 1 }));
    await core.agent.wait(id);
    const person = await core.person();
    expect(await person.refusal('respond', { parameters: { id }, body: { response: APPROVED } })).toMatchObject({
      statusCode: 403,
      message: 'Review already responded',
    });
    const { review } = await core.agent.readReview(id);
    expect(review?.status).toBe('expired');
    expect(review).not.toHaveProperty('response');
    expect(review).not.toHaveProperty('completedAt');
  });

  it.skipIf(!isInProcess)(`74. is not missed when no timer fired, as after sleep${NEEDS_PORTS}`, async () => {
    const clock = createManualClock();
    const slept = await startTestCore({ ports: { clock } });
    try {
      const person = await slept.person();
      const socket = await slept.personSocket();
      const ids: string[] = [];
      for (const look of [
        (id: string) => person.refusal('respond', { parameters: { id }, body: { response: APPROVED } }),
        (id: string) => slept.agent.readReview(id),
        () => slept.agent.call('agentListPendingReviews'),
        () => person.call('listReviews', { query: { status: 'all' } }),
        () => slept.agent.call('agentListMessages', { query: { channel: slept.agent.channelId } }),
        (id: string) => slept.agent.wait(id),
      ]) {
        const { id } = await slept.agent.ask(aReview({ expiresInSeconds: 60 }));
        clock.jump(60_000);
        await look(id);
        // The look itself made it known, before any other.
        await socket.caughtUp();
        expect(expiredIds(socket)).toEqual([...ids, id]);
        ids.push(id);
        expect((await person.call('getMessage', { parameters: { id } })).review?.status).toBe('expired');
      }
      await socket.caughtUp();
      expect(expiredIds(socket)).toEqual(ids);
    } finally {
      await slept.stop();
    }
  });

  it('that passed while the core was down is made up for at the next start', async () => {
    const folder = await makeTemporaryFolder();
    try {
      const first = await startTestCore({ dataFolder: folder.path });
      const { id, review } = await first.agent.ask(aReview({ expiresInSeconds: 1 }));
      await first.stop();
      // A core that starts before the instant would be no test of this.
      while (Date.now() <= Date.parse(review?.expiresAt ?? '')) await createApiClient(core.url).call('health');
      const second = await startTestCore({ dataFolder: folder.path });
      expect((await second.agent.readReview(id)).review?.status).toBe('expired');
      await second.stop();
    } finally {
      await folder.remove();
    }
  });
});
