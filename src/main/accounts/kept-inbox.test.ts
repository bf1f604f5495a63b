import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { aMessage, anAgent, aReview } from '../../../tests/support/wire-builders.ts';
import { type KeptInbox, openKeptInbox } from './kept-inbox.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let kept: KeptInbox | undefined;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(async () => {
  kept?.close();
  await folder.remove();
});

const file = () => join(folder.path, 'account', 'inbox.sqlite');
function open(): KeptInbox {
  kept = openKeptInbox(file(), (error) => {
    throw error;
  });
  return kept;
}
function reopen(): KeptInbox {
  kept?.close();
  kept = undefined;
  return open();
}

it('keeps what was shown over a restart, what waits first', async () => {
  const inbox = open();
  const asked = aMessage({ id: 'asked', review: aReview() });
  inbox.take([
    { kind: 'agents', agents: [anAgent({ webhookHeaders: { authorization: 'secret' } })] },
    { kind: 'messages', upsert: [aMessage({ id: 'a' }), aMessage({ id: 'gone' }), asked], remove: [] },
  ]);
  inbox.take([{ kind: 'messages', upsert: [], remove: ['gone'] }]);
  inbox.markSynced('2026-11-23T12:00:00.000Z');
  const { agents, messages, syncedAt } = await reopen().read();
  expect(messages.map(({ id }) => id)).toEqual(['asked', 'a']);
  expect(messages[0]).toEqual(asked);
  expect(syncedAt).toBe('2026-11-23T12:00:00.000Z');
  expect(agents).toHaveLength(1);
  kept?.close();
  kept = undefined;
  expect(readFileSync(file(), 'latin1')).not.toContain('secret');
});

it('begins anew with a file that is damaged or of another version', async () => {
  open().take([{ kind: 'messages', upsert: [aMessage()], remove: [] }]);
  kept?.close();
  kept = undefined;
  writeFileSync(file(), 'not a database at all, but long enough to be looked at as one'.repeat(100));
  expect((await open().read()).messages).toEqual([]);
});
