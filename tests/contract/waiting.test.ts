import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVED, aReview } from '../support/builders.ts';
import type { PersonClient } from '../support/clients.ts';
import { fastestMs } from '../support/fastest.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

/** Lets the core take up what was sent before: an answer to a later request on the same machine. */
const coreIsCaughtUp = () => person.call('health');

describe('a wait', () => {
  it('65. that nobody answers ends pending near its timeout', async () => {
    const LIMIT_MS = 750;
    const { id } = await core.agent.ask();
    const fastest = await fastestMs(LIMIT_MS, async () => {
      const startedAt = performance.now();
      const result = await core.agent.wait(id, 500);
      expect(result).toMatchObject({ status: 'pending', timedOut: true, message: { id } });
      expect(result).not.toHaveProperty('response');
      const tookMs = performance.now() - startedAt;
      expect(tookMs).toBeGreaterThan(250);
      return tookMs;
    });
    expect(fastest).toBeLessThan(LIMIT_MS);
  });

  it('67. is answered as soon as the person is, with the response twice', async () => {
    const LIMIT_MS = 250;
    const fastest = await fastestMs(LIMIT_MS, async () => {
      const { id } = await core.agent.ask();
      const waiting = core.agent.wait(id);
      await coreIsCaughtUp();
      await person.respond(id, APPROVED);
      const respondedAt = performance.now();
      expect(await waiting).toMatchObject({
        status: 'completed',
        response: APPROVED,
        message: { id, review: { status: 'completed', response: APPROVED } },
      });
      return performance.now() - respondedAt;
    });
    expect(fastest).toBeLessThan(LIMIT_MS);
  });

  it('68. for a review that has its response ends at once', async () => {
    const LIMIT_MS = 500;
    const { id } = await core.agent.ask();
    await person.respond(id, APPROVED);
    const fastest = await fastestMs(LIMIT_MS, async () => {
      const startedAt = performance.now();
      expect(await core.agent.wait(id)).toMatchObject({ status: 'completed', response: APPROVED });
      return performance.now() - startedAt;
    });
    expect(fastest).toBeLessThan(LIMIT_MS);
  });

  it('70. of each of three agents on one review gets the same answer', async () => {
    const { id } = await core.agent.ask();
    const waiting = [core.agent.wait(id), core.agent.wait(id), core.agent.wait(id)];
    await coreIsCaughtUp();
    await person.respond(id, APPROVED);
    const [first, ...others] = await Promise.all(waiting);
    expect(first).toMatchObject({ status: 'completed', response: APPROVED });
    expect(others).toEqual([first, first]);
  });

  it('promise 17: that took its answer is noted, and the person is told; one that took none is not', async () => {
    const socket = await core.personSocket();
    const [taken, waitedFor] = [await core.agent.ask(), await core.agent.ask()];
    expect((await core.agent.wait(waitedFor.id, 100)).status).toBe('pending');
    const waiting = core.agent.wait(taken.id);
    await coreIsCaughtUp();
    await person.respond(taken.id, APPROVED);
    expect(await waiting).toMatchObject({ status: 'completed', message: { deliveryStatus: 'sent' } });
    expect(await socket.nextEvent('message:delivery')).toMatchObject({
      messageId: taken.id,
      deliveryStatus: 'agent_received',
    });
    await person.respond(waitedFor.id, APPROVED);
    const { deliveryStatus } = await person.call('getMessage', { parameters: { id: waitedFor.id } });
    expect(deliveryStatus).toBe('sent');
  });

  it('is not woken by what happens to other reviews', async () => {
    const [mine, other] = [await core.agent.ask(), await core.agent.ask()];
    const waiting = core.agent.wait(mine.id, 300);
    await coreIsCaughtUp();
    await person.respond(other.id, APPROVED);
    await core.agent.call('agentAcknowledgeMessage', { parameters: { id: mine.id } });
    expect((await waiting).status).toBe('pending');
  });

  it('71. needs a channel; one of another person is 403, a message elsewhere 404', async () => {
    const { id } = await core.agent.ask();
    const other = await core.newAgent();
    const refused = async (messageId: string, query?: Record<string, string>) => {
      const sending = { parameters: { id: messageId }, ...(query === undefined ? {} : { query }) };
      return (await core.agent.refusal('agentWaitForReview', sending)).statusCode;
    };
    expect(await refused(id)).toBe(400);
    expect(await refused(id, { channel: '' })).toBe(400);
    expect(await refused(id, { channel: core.second.channelId })).toBe(403);
    expect(await refused(id, { channel: 'unknown' })).toBe(403);
    expect(await refused(id, { channel: other.channelId })).toBe(404);
    expect(await refused('unknown', { channel: core.agent.channelId })).toBe(404);
  });

  it('ends with 404 when the message is retracted', async () => {
    const { id, channelId } = await core.agent.ask();
    const waiting = core.agent.refusal('agentWaitForReview', { parameters: { id }, query: { channel: channelId } });
    await coreIsCaughtUp();
    await core.agent.call('agentDeleteMessage', { parameters: { id } });
    expect(await waiting).toMatchObject({ statusCode: 404, message: 'Message not found' });
  });

  it('whose caller leaves harms nobody', async () => {
    const { id } = await core.agent.ask();
    const leaving = new AbortController();
    const left = core.agent.wait(id, undefined, leaving.signal);
    const staying = core.agent.wait(id);
    await coreIsCaughtUp();
    leaving.abort();
    await expect(left).rejects.toThrow(/abort/i);
    await person.respond(id, APPROVED);
    expect((await staying).status).toBe('completed');
  });

  it('is held beside hundreds of others, and all are answered', async () => {
    const COUNT = 300;
    const { id } = await core.agent.ask();
    const waiting = Array.from({ length: COUNT }, () => core.agent.wait(id));
    await coreIsCaughtUp();
    await person.respond(id, APPROVED);
    const statuses = (await Promise.all(waiting)).map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: COUNT }, () => 'completed'));
  });

  it('66. asks for at most 30 s; zero, less and junk mean the same', async () => {
    const { id } = await core.agent.ask(aReview());
    const LONGEST_MS = 30_000;
    const LIMIT_MS = LONGEST_MS + 1000;
    const slowest = await fastestMs(LIMIT_MS, async () => {
      const tookMs = ['120000', '0', '-1', 'x', ''].map(async (timeout) => {
        const startedAt = performance.now();
        expect((await core.agent.wait(id, timeout)).status, timeout).toBe('pending');
        return performance.now() - startedAt;
      });
      const each = await Promise.all(tookMs);
      expect(Math.min(...each)).toBeGreaterThan(LONGEST_MS - 1000);
      return Math.max(...each);
    });
    expect(slowest).toBeLessThan(LIMIT_MS);
  });
});
