import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { aMessage, anAgent, aReview } from '../../../tests/support/wire-builders.ts';
import { loadSqliteEngine } from '../../sqlite/engine.ts';
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
function open(isOnlyWaiting = false): KeptInbox {
  kept = openKeptInbox({
    file: file(),
    isOnlyWaiting,
    onFault(error) {
      throw error;
    },
  });
  return kept;
}
function reopen(isOnlyWaiting = false): KeptInbox {
  kept?.close();
  kept = undefined;
  return open(isOnlyWaiting);
}
async function restOf(inbox: KeptInbox): Promise<string[]> {
  const ids: string[] = [];
  for await (const part of inbox.readRest()) ids.push(...part.map(({ id }) => id));
  return ids;
}

it('keeps what was shown over a restart, what waits at once and the rest in parts', async () => {
  const inbox = open();
  const asked = aMessage({ id: 'asked', review: aReview() });
  inbox.take([
    { kind: 'agents', agents: [anAgent({ webhookHeaders: { authorization: 'secret' } })] },
    { kind: 'messages', upsert: [aMessage({ id: 'a' }), aMessage({ id: 'gone' }), asked], remove: [] },
  ]);
  inbox.take([{ kind: 'messages', upsert: [], remove: ['gone'] }]);
  inbox.markSynced('2026-11-23T12:00:00.000Z');
  const again = reopen();
  const { agents, messages, syncedAt } = again.readWaiting();
  expect(messages).toEqual([asked]);
  expect(await restOf(again)).toEqual(['a']);
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
  const inbox = open();
  expect(inbox.readWaiting().messages).toEqual([]);
  expect(await restOf(inbox)).toEqual([]);
});

it('leaves out what waits and cannot be read, and shows the rest', () => {
  const [asked, broken] = [aMessage({ id: 'asked', review: aReview() }), aMessage({ id: 'broken', review: aReview() })];
  open(true).take([{ kind: 'messages', upsert: [asked, broken], remove: [] }]);
  kept?.close();
  kept = undefined;
  const database = new (loadSqliteEngine().DatabaseSync)(file());
  database.exec("UPDATE messages SET body = '{' WHERE id = 'broken'");
  database.close();
  expect(open(true).readWaiting().messages).toEqual([asked]);
});

it('keeps only what waits where the server itself is here, and lets go of it with its answer', async () => {
  const asked = aMessage({ id: 'asked', review: aReview() });
  const other = aMessage({ id: 'other', review: aReview() });
  open(true).take([{ kind: 'messages', upsert: [aMessage({ id: 'a' }), asked, other], remove: [] }]);
  const again = reopen(true);
  expect(again.readWaiting().messages.map(({ id }) => id)).toEqual(['asked', 'other']);
  expect(await restOf(again)).toEqual([]);
  const answered = { ...asked, review: aReview({ status: 'completed' }) };
  again.take([{ kind: 'messages', upsert: [answered], remove: ['other'] }]);
  expect(reopen(true).readWaiting().messages).toEqual([]);
});
