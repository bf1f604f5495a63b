import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/contract/message.ts';
import type { AgentClient, PersonClient } from '../support/clients.ts';
import { isInProcess, NEEDS_PORTS } from '../support/contract-target.ts';
import { createManualClock } from '../support/manual-clock.ts';
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

let streamCount = 0;
const newStreamId = () => {
  streamCount += 1;
  return `turn:${streamCount}`;
};
const draft = (streamId: string, body: object = {}): Promise<Message> =>
  agent.call('agentCreateMessage', {
    body: { channelId: agent.channelId, text: 'a', streamId, streamState: 'streaming', ...body },
  });
const patch = (streamId: string, body: object): Promise<Message> =>
  agent.call('agentUpdateStream', { parameters: { streamId }, body: { channelId: agent.channelId, ...body } });
const step = (streamId: string, text: string, body: object = {}) =>
  agent.call('agentAddStatus', { parameters: { streamId }, body: { channelId: agent.channelId, text, ...body } });
const found = (page: { data: Message[] }, id: string) => page.data.find((message) => message.id === id);

describe('a draft', () => {
  it('81. is created once, whatever a second creation says', async () => {
    const socket = await core.personSocket();
    const streamId = newStreamId();
    const first = await draft(streamId, { streamStartedAt: '2026-04-01T14:00:00.000Z' });
    expect(first).toMatchObject({ streamId, streamState: 'streaming', text: 'a' });
    const second = await draft(streamId, { text: 'other', streamState: 'complete' });
    expect(second).toMatchObject({ id: first.id, text: 'a', streamState: 'streaming' });
    // A repeat may come when what it asked for is past.
    const late = { iterationOf: 'unknown', review: { type: 'approval', expiresAt: '2020-01-01T00:00:00Z' } };
    expect((await draft(streamId, late)).id).toBe(first.id);
    await socket.caughtUp();
    expect(socket.received.filter(({ payload }) => payload.streamId === streamId)).toHaveLength(1);
  });

  it('81. two creations at once make one message', async () => {
    const streamId = newStreamId();
    const made = await Promise.all([draft(streamId), draft(streamId, { text: 'b' })]);
    expect(made[0]?.id).toBe(made[1]?.id);
    expect(made[0]?.text).toBe(made[1]?.text);
  });

  it('81. is given up by a second creation that says so, also when that repeats a client id', async () => {
    const socket = await core.personSocket();
    for (const key of ['streamId', 'clientId'] as const) {
      const names = { streamId: newStreamId(), clientId: newStreamId() };
      const first = await draft(names.streamId, { clientId: names.clientId });
      const given = await agent.call('agentCreateMessage', {
        body: { channelId: agent.channelId, text: 'as far as I got', streamState: 'aborted', [key]: names[key] },
      });
      expect(given).toMatchObject({ id: first.id, text: 'as far as I got', streamState: 'aborted' });
      await socket.nextEvent('message:updated', ({ id, streamState }) => id === first.id && streamState === 'aborted');
      expect(await draft(names.streamId, { text: 'late', streamState: 'aborted' })).toMatchObject({
        text: 'as far as I got',
      });
    }
  });

  it('82. is replaced by each update and ends with complete; each update is announced', async () => {
    const socket = await core.personSocket();
    const agentSocket = await core.agentSocket();
    await agentSocket.ask('subscribe:channel', agent.channelId);
    const streamId = newStreamId();
    const { id } = await draft(streamId);
    expect(await patch(streamId, { text: 'a b' })).toMatchObject({ id, text: 'a b', streamState: 'streaming' });
    expect(await patch(streamId, { text: '' })).toMatchObject({ text: '', streamState: 'streaming' });
    expect(await patch(streamId, { text: 'a b c', complete: true })).toMatchObject({
      text: 'a b c',
      streamState: 'complete',
    });
    for (const heard of [socket, agentSocket]) {
      await heard.nextEvent('message:updated', (payload) => payload.id === id && payload.streamState === 'complete');
      const updates = heard.received.filter(({ name, payload }) => name === 'message:updated' && payload.id === id);
      expect(updates.map(({ payload }) => payload.text)).toEqual(['a b', '', 'a b c']);
      for (const { payload } of updates) expect(payload).not.toHaveProperty('statusEvents');
    }
  });

  it('82. aborted wins over complete, and no update opens a draft again', async () => {
    const streamId = newStreamId();
    await draft(streamId);
    const ended = await patch(streamId, { text: 'x', complete: true, streamState: 'aborted' });
    expect(ended.streamState).toBe('aborted');
    expect((await patch(streamId, { text: 'y', streamState: 'streaming' })).streamState).toBe('aborted');
  });

  it('82. that is not there is 404; a wrong state is 400; a foreign channel is 403', async () => {
    const refused = async (streamId: string, body: object) =>
      (
        await agent.refusal('agentUpdateStream', {
          parameters: { streamId },
          body: { channelId: agent.channelId, text: 'x', ...body },
        })
      ).statusCode;
    const streamId = newStreamId();
    await draft(streamId);
    expect(await refused('unknown', {})).toBe(404);
    expect(await refused(streamId, { streamState: 'done' })).toBe(400);
    expect(await refused(streamId, { text: undefined })).toBe(400);
    expect(await refused(streamId, { channelId: core.second.channelId })).toBe(403);
    expect(await refused(streamId, { channelId: (await core.newAgent()).channelId })).toBe(404);
  });

  it('84. keeps its createdAt through an update, and its updatedAt moves', async () => {
    const streamId = newStreamId();
    const first = await draft(streamId);
    const changed = await patch(streamId, { text: 'more' });
    expect(changed.createdAt).toBe(first.createdAt);
    expect(Date.parse(changed.updatedAt ?? '')).toBeGreaterThan(Date.parse(first.updatedAt ?? ''));
  });

  it('without a stream id has no state', async () => {
    const plain = await agent.call('agentCreateMessage', {
      body: { channelId: agent.channelId, text: 'x', streamState: 'streaming' },
    });
    expect(plain).toMatchObject({ streamId: null, streamState: null });
  });
});

describe('the steps of a stream', () => {
  it('83. count from 0 and come with both lists, also when they were there before the draft', async () => {
    const socket = await core.personSocket();
    const streamId = newStreamId();
    const first = await step(streamId, 'thinking');
    expect(first).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{20,}$/),
      channelId: agent.channelId,
      streamId,
      index: 0,
      text: 'thinking',
      toolHint: false,
      createdAt: expect.stringMatching(/Z$/),
    });
    const { id } = await draft(streamId);
    const second = await step(streamId, 'reading', { toolHint: true });
    expect(second).toMatchObject({ index: 1, toolHint: true });
    expect(await socket.nextEvent('message:status', (payload) => payload.id === second.id)).toEqual(second);

    const query = { channel: agent.channelId };
    for (const page of [
      await agent.call('agentListMessages', { query }),
      await person.call('listMessages', { query }),
    ]) {
      expect(found(page, id)?.statusEvents).toEqual([first, second]);
    }
    const plain = await agent.tell('no stream');
    expect(found(await agent.call('agentListMessages', { query }), plain.id)?.statusEvents).toEqual([]);
    expect(await agent.call('agentGetMessage', { parameters: { id } })).not.toHaveProperty('statusEvents');
  });

  it('83. ten at once get ten numbers', async () => {
    const streamId = newStreamId();
    const made = await Promise.all(Array.from({ length: 10 }, (_, at) => step(streamId, `step ${at}`)));
    expect(made.map(({ index }) => index).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('83. need a text and an own channel, and count in each channel by themselves', async () => {
    const streamId = newStreamId();
    await step(streamId, 'here');
    const other = await core.newAgent();
    const there = await other.call('agentAddStatus', {
      parameters: { streamId },
      body: { channelId: other.channelId, text: 'there' },
    });
    expect(there.index).toBe(0);
    const refused = async (body: object) =>
      (
        await agent.refusal('agentAddStatus', {
          parameters: { streamId },
          body: { channelId: agent.channelId, text: 'x', ...body },
        })
      ).statusCode;
    expect(await refused({ text: '' })).toBe(400);
    expect(await refused({ channelId: core.second.channelId })).toBe(403);
  });

  it('go with their message', async () => {
    const streamId = newStreamId();
    const { id } = await draft(streamId);
    await step(streamId, 'one');
    await agent.call('agentDeleteMessage', { parameters: { id } });
    expect((await step(streamId, 'two')).index).toBe(0);
  });
});

it.skipIf(!isInProcess)(
  `a draft that nobody goes on with is given up after five minutes, and told to everybody${NEEDS_PORTS}`,
  async () => {
    const clock = createManualClock(Date.now());
    const slow = await startTestCore({ ports: { clock } });
    try {
      const socket = await slow.personSocket();
      const { id } = await slow.agent.call('agentCreateMessage', {
        body: { channelId: slow.agent.channelId, text: 'a', streamId: 's', streamState: 'streaming' },
      });
      for (let minute = 0; minute < 6; minute += 1) {
        clock.advance(60_000);
        await slow.agent.tell('a turn of the store');
      }
      clock.advance(60_000);
      const updated = await socket.nextEvent('message:updated', (payload) => payload.id === id);
      expect(updated).toMatchObject({ streamState: 'aborted', text: 'a' });
    } finally {
      await slow.stop();
    }
  },
);
