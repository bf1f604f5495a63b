import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestCore, type TestCore } from '../../../tests/support/test-core.ts';
import { createSession, type Session } from '../server/session.ts';
import { createChannelPages } from './channel-pages.ts';

let core: TestCore;
let session: Session;
beforeAll(async () => {
  core = await startTestCore();
  session = createSession({ serverUrl: core.url, token: (await core.person()).token });
});
afterAll(() => core.stop());

const textsOf = (messages: readonly { text?: string | null | undefined }[]) => messages.map(({ text }) => text);

it('reads a conversation page by page, and after a gap again as far back as it was read', async () => {
  const { channelId } = core.agent;
  const say = (text: string) => core.agent.call('agentCreateMessage', { body: { channelId, text } });
  for (let index = 0; index < 120; index += 1) await say(`line ${index}`);
  const pages = createChannelPages();

  const newest = await pages.load(session, channelId);
  expect(textsOf(newest.messages)).toContain('line 70');
  expect(newest.messages.at(-1)?.id).toBe(newest.extent.oldestId);
  const older = await pages.load(session, channelId, newest.extent.oldestId ?? '');
  expect(textsOf(older.messages).at(-1)).toBe('line 20');
  // Coming back to a channel does not forget how far it was read.
  expect((await pages.load(session, channelId)).extent).toEqual(older.extent);

  await say('after the gap');
  const again = textsOf(await pages.reload(session, new Set([channelId])));
  expect(again[0]).toBe('after the gap');
  expect(again).toContain('line 20');
  expect(await pages.reload(session, new Set())).toEqual([]);
  expect(await pages.reload(session, new Set([channelId]))).toEqual([]);
});
