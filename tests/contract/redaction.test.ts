import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REDACTED } from '../../src/contract/review.ts';
import { aForm } from '../support/builders.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

const SECRET = 'correct horse battery staple';
let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.stop());

const form = aForm([
  { name: 'login', type: 'text' },
  { name: 'token', type: 'password', required: true },
  { name: 'unused', type: 'password' },
]);
const response = { login: 'me', token: SECRET, unused: '' };
const redacted = { login: 'me', token: REDACTED, unused: '' };

describe('what a person typed into a password field', () => {
  it('75. reaches the agent raw where it needs it, and nobody else', async () => {
    const person = await core.person();
    const { id, channelId } = await core.agent.ask(form);
    const waiting = core.agent.wait(id);
    const answered = await person.respond(id, response);
    expect(answered.review?.response).toEqual(redacted);

    const query = { channel: channelId };
    const parameters = { id };
    const waited = await waiting;
    expect(waited.response).toEqual(response);
    expect(waited.message?.review?.response).toEqual(response);
    expect((await core.agent.readReview(id)).review?.response).toEqual(response);
    expect((await core.agent.call('agentGetMessage', { parameters })).review?.response).toEqual(response);

    const readings = [
      person.send('getMessage', { parameters }),
      person.send('listMessages', { query }),
      person.send('listReviews', { query: { status: 'all' } }),
      person.send('listReviews', { query: { status: 'completed' } }),
      person.send('listAgents'),
      core.agent.send('agentListMessages', { query }),
    ];
    for (const { status, text } of await Promise.all(readings)) {
      expect(status).toBe(200);
      expect(text).not.toContain(SECRET);
    }
    expect((await readings[0])?.text).toContain(REDACTED);
    expect((await readings[5])?.text).toContain(REDACTED);
  });

  it('75. and 123. reaches sockets of agents raw and sockets of people redacted', async () => {
    const [watching, subscribed, agentSocket] = [
      await core.personSocket(),
      await core.personSocket(),
      await core.agentSocket(),
    ];
    const { id, channelId } = await core.agent.ask(form);
    await subscribed.ask('subscribe:channel', channelId);
    await agentSocket.ask('subscribe:channel', channelId);
    await (await core.person()).respond(id, response);
    expect(await agentSocket.nextEvent('review:responded')).toMatchObject({ id, review: { response } });
    for (const socket of [watching, subscribed]) {
      expect(await socket.nextEvent('review:responded')).toMatchObject({ id, review: { response: redacted } });
      await socket.caughtUp();
      expect(JSON.stringify(socket.received)).not.toContain(SECRET);
    }
  });

  it('is redacted even when a neighbouring field is malformed', async () => {
    const fields = [{ name: 'token', type: 'password' }, { type: 'magic' }, null, 'x'];
    const { id } = await core.agent.ask({ type: 'form', payload: { fields } });
    const person = await core.person();
    expect((await person.respond(id, { token: SECRET })).review?.response).toEqual({ token: REDACTED });
    expect((await core.agent.readReview(id)).review?.response).toEqual({ token: SECRET });
  });
});
