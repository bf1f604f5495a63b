import { expect, it } from 'vitest';
import { startTestCore } from '../../../tests/support/test-core.ts';
import { createSession } from '../server/session.ts';
import { knownUntilOf, readMissed } from './read-missed.ts';

it('reads what was said in a gap, of conversations that moved and that nobody has opened', async () => {
  const core = await startTestCore();
  try {
    const session = createSession({ serverUrl: core.url, token: (await core.person()).token });
    const say = (channelId: string, text: string) =>
      core.agent.call('agentCreateMessage', { body: { channelId, text } });
    const { channelId } = core.agent;
    await core.newAgent('Quiet');
    const opened = await core.newAgent('Opened');
    await say(channelId, 'seen before');
    await say(opened.channelId, 'seen as well');
    const before = knownUntilOf(await session.call('listAgents'));
    await say(channelId, 'missed');
    await say(opened.channelId, 'read with its channel');
    const now = await session.call('listAgents');
    const missed = await readMissed(session, before, now, (id) => id === opened.channelId);
    expect(missed.map(({ text }) => text)).toEqual(['missed']);
    expect(await readMissed(session, knownUntilOf(now), now, () => false)).toEqual([]);
    // An agent that came in the gap: all that it said.
    const added = await core.newAgent('Added');
    await say(added.channelId, 'first words');
    const later = await session.call('listAgents');
    expect((await readMissed(session, knownUntilOf(now), later, () => false)).map(({ text }) => text)).toEqual([
      'first words',
    ]);
    // Read on another device.
    await session.call('markChannelRead', { parameters: { id: added.channelId } });
    const read = await session.call('listAgents');
    expect(await readMissed(session, knownUntilOf(now), read, () => false)).toEqual([]);
  } finally {
    await core.stop();
  }
});
