import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/contract/message.ts';
import { APPROVED, aForm, aReview } from '../support/builders.ts';
import type { AgentClient, PersonClient } from '../support/clients.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
let agent: AgentClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
  agent = core.agent;
});
afterAll(() => core.stop());

const iterate = (iterationOf: string, body: object = { review: aReview() }): Promise<Message> =>
  agent.call('agentCreateMessage', { body: { channelId: agent.channelId, text: 'again', iterationOf, ...body } });
const answered = async (): Promise<Message> => {
  const { id } = await agent.ask();
  return person.respond(id, APPROVED);
};
const refusedIteration = async (body: object) =>
  (await agent.refusal('agentCreateMessage', { body: { channelId: agent.channelId, text: 'again', ...body } })).message;

describe('an iteration', () => {
  it('77. of a pending review is 400; of a completed one it is number 2, and the root is now number 1', async () => {
    const root = await agent.ask();
    expect(await refusedIteration({ iterationOf: root.id })).toMatch(/^iterationOf must name/);
    await person.respond(root.id, APPROVED);
    const second = await iterate(root.id);
    expect(second).toMatchObject({ iteration: 2, iterationGroupId: root.id });
    expect(await agent.call('agentGetMessage', { parameters: { id: root.id } })).toMatchObject({
      iteration: 1,
      iterationGroupId: root.id,
    });
  });

  it('77. of nothing, of a message without review and of another channel’s is 400', async () => {
    const other = await core.newAgent();
    const elsewhere = await other.ask();
    await person.respond(elsewhere.id, APPROVED);
    const plain = await agent.tell('no review');
    for (const iterationOf of ['unknown', plain.id, elsewhere.id]) {
      expect(await refusedIteration({ iterationOf })).toMatch(/^iterationOf must name/);
    }
  });

  it('77. is looked at after ownership and repetition, and before the expiry', async () => {
    const expired = { type: 'approval', expiresAt: '2020-01-01T00:00:00Z' };
    const foreign = { channelId: core.second.channelId, iterationOf: 'unknown' };
    expect(await refusedIteration(foreign)).toBe('Not your agent');
    expect(await refusedIteration({ iterationOf: 'unknown', review: expired })).toMatch(/^iterationOf/);
    const root = await answered();
    const first = await iterate(root.id, { clientId: 'round-2' });
    const repeated = await iterate('unknown', { clientId: 'round-2' });
    expect(repeated.id).toBe(first.id);
  });

  it('78. a third round is number 3 whether it names the root or the second', async () => {
    for (const named of ['root', 'second'] as const) {
      const root = await answered();
      const second = await iterate(root.id);
      await person.respond(second.id, APPROVED);
      const third = await iterate(named === 'root' ? root.id : second.id);
      expect(third).toMatchObject({ iteration: 3, iterationGroupId: root.id });
    }
  });

  it('78. two at once get two numbers', async () => {
    const root = await answered();
    const made = await Promise.all([iterate(root.id), iterate(root.id)]);
    expect(made.map(({ iteration }) => iteration).sort()).toEqual([2, 3]);
  });

  it('of a follow-up without review is 400', async () => {
    const followUp = await iterate((await answered()).id, {});
    expect(followUp).toMatchObject({ iteration: 2, review: null });
    expect(await refusedIteration({ iterationOf: followUp.id })).toMatch(/^iterationOf/);
  });
});

describe('a chain', () => {
  it('79. lists its members first to last for any of them, to agents and people', async () => {
    const root = await answered();
    const second = await iterate(root.id);
    for (const id of [root.id, second.id]) {
      for (const chain of [
        await agent.call('agentListIterations', { parameters: { id }, query: { channel: agent.channelId } }),
        await person.call('listIterations', { parameters: { id } }),
      ]) {
        expect(chain.groupId).toBe(root.id);
        expect(chain.iterations.map((member) => [member.id, member.iteration])).toEqual([
          [root.id, 1],
          [second.id, 2],
        ]);
      }
    }
  });

  it('79. of a message that stands alone is that message, with iteration null', async () => {
    const { id } = await agent.tell('alone');
    const { iterations } = await agent.call('agentListIterations', { parameters: { id } });
    expect(iterations.map((member) => [member.id, member.iteration])).toEqual([[id, null]]);
  });

  it('79. keeps channels and people apart', async () => {
    const { id } = await agent.tell('mine');
    const { channelId } = await core.newAgent();
    const wrongChannel = { parameters: { id }, query: { channel: channelId } };
    expect((await agent.refusal('agentListIterations', wrongChannel)).statusCode).toBe(404);
    expect((await person.refusal('listIterations', wrongChannel)).statusCode).toBe(404);
    const foreign = { parameters: { id }, query: { channel: core.second.channelId } };
    expect((await agent.refusal('agentListIterations', foreign)).statusCode).toBe(403);
  });

  it('shows a password to the agent only', async () => {
    const { id } = await agent.ask(aForm([{ name: 'secret', type: 'password' }]));
    await person.respond(id, { secret: 'hunter2' });
    const forPerson = await person.call('listIterations', { parameters: { id } });
    expect(JSON.stringify(forPerson)).not.toContain('hunter2');
    expect(JSON.stringify(await agent.call('agentListIterations', { parameters: { id } }))).toContain('hunter2');
  });

  it('80. of two cannot lose either of them', async () => {
    const root = await answered();
    const second = await iterate(root.id);
    for (const id of [root.id, second.id]) {
      expect((await agent.refusal('agentDeleteMessage', { parameters: { id } })).statusCode).toBe(400);
    }
    await agent.call('agentGetMessage', { parameters: { id: second.id } });
  });
});
