import { expect, it } from 'vitest';
import { startTestCore } from '../../../tests/support/test-core.ts';
import { createSession } from '../server/session.ts';
import { readMissed } from './read-missed.ts';

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
    const before = await session.call('listAgents');
    await say(channelId, 'missed');
    await say(opened.channelId, 'read with its channel');
    const now = await session.call('listAgents');
    const missed = await readMissed(session, before, now, (id) => id === opened.channelId);
    expect(missed.map(({ text }) => text)).toEqual(['missed']);
    expect(await readMissed(session, now, now, () => false)).toEqual([]);
    expect(await readMissed(session, [], now, () => false)).toEqual([]);
  } finally {
    await core.stop();
  }
});
