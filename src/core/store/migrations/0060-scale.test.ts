import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aStoredMessage, CHANNEL_ID, OWNER_ID, seedOwner } from '../../../../tests/support/store-samples.ts';
import { openUnmigratedDatabase, type UnmigratedDatabase } from '../../../../tests/support/unmigrated-database.ts';
import { createAgentStore } from '../agents.ts';
import type { Database } from '../database.ts';
import { createMessageStore } from '../messages.ts';

let file: UnmigratedDatabase;
let database: Database;
beforeEach(async () => {
  file = await openUnmigratedDatabase();
  database = file.database;
});
afterEach(() => file.close());

const tell = (...instants: number[]) =>
  Promise.all(
    instants.map((createdAt) =>
      createMessageStore(database).create(aStoredMessage(`m${createdAt}`, { text: `said at ${createdAt}`, createdAt })),
    ),
  );
const unread = async () => (await createAgentStore(database).listWithActivity(OWNER_ID))[0]?.activity.unreadCount;
const counted = () =>
  database.get<{ count: number }>(
    `SELECT count(*) AS count FROM messages WHERE sender_type = 'agent' AND created_at >
       coalesce((SELECT read_at FROM read_markers), -1)`,
  )?.count;

describe('step 60', () => {
  it('counts and indexes the messages of the version before', async () => {
    file.migrate((version) => version < 60);
    await seedOwner(database);
    await tell(1, 2, 3, 4, 5);
    await createAgentStore(database).markRead(OWNER_ID, CHANNEL_ID, 2);
    file.migrate();
    expect(await unread()).toBe(3);
    const page = { channelId: CHANNEL_ID, limit: 50, cursor: 'm5', search: 'SAID' };
    const found = await createMessageStore(database).listPage(page);
    expect(found.map(({ id }) => id)).toEqual(['m4', 'm3', 'm2', 'm1']);
  });

  it('keeps the number of unread messages exact, whatever comes and goes', async () => {
    file.migrate();
    await seedOwner(database);
    const agents = createAgentStore(database);
    const messages = createMessageStore(database);
    expect(await unread()).toBe(0);
    await tell(10, 20, 30);
    await messages.create(aStoredMessage('mine', { senderType: 'user', senderId: OWNER_ID, createdAt: 40 }));
    expect(await unread()).toBe(3);
    await agents.markRead(OWNER_ID, CHANNEL_ID, 20);
    expect(await unread()).toBe(1);
    await tell(15, 40, 50);
    expect(await unread()).toBe(3);
    for (const id of ['m10', 'm40', 'mine']) await messages.delete(id);
    expect(await unread()).toBe(2);
    await agents.markRead(OWNER_ID, CHANNEL_ID, 10);
    expect(await unread()).toBe(2);
    await agents.markRead(OWNER_ID, CHANNEL_ID, 50);
    expect(await unread()).toBe(0);
    await tell(60);
    expect([await unread(), counted()]).toEqual([1, 1]);
  });

  it('goes with its channel', async () => {
    file.migrate();
    await seedOwner(database);
    await tell(1, 2);
    await database.write(() => database.run('DELETE FROM agents'));
    for (const table of ['messages', 'channel_unread', 'search_channels', 'search_documents']) {
      expect(database.all(`SELECT * FROM ${table}`), table).toEqual([]);
    }
    expect(database.all('SELECT rowid FROM message_search')).toEqual([]);
  });
});
