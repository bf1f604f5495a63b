import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aStoredAttachment,
  aStoredMessage,
  CHANNEL_ID,
  OWNER_ID,
  seedOwner,
} from '../../../../tests/support/store-samples.ts';
import { openUnmigratedDatabase, type UnmigratedDatabase } from '../../../../tests/support/unmigrated-database.ts';
import { createAttachmentStore } from '../attachments.ts';
import type { Database } from '../database.ts';
import { createMessageStore } from '../messages.ts';

let file: UnmigratedDatabase;
let database: Database;
beforeEach(async () => {
  file = await openUnmigratedDatabase();
  database = file.database;
});
afterEach(() => file.close());

const withFiles = async (search: string | null = null) => {
  const page = { channelId: CHANNEL_ID, limit: 50, cursor: null, search, hasAttachments: true };
  return (await createMessageStore(database).listPage(page)).map(({ id }) => id);
};

describe('step 70', () => {
  it('finds the files of the version before', async () => {
    file.migrate((version) => version < 70);
    await seedOwner(database);
    for (const id of ['with', 'without']) await createMessageStore(database).create(aStoredMessage(id, { text: id }));
    await createAttachmentStore(database).create(aStoredAttachment('a', { messageId: 'with' }));
    await createAttachmentStore(database).create(aStoredAttachment('orphan'));
    file.migrate();
    expect(await withFiles()).toEqual(['with']);
    expect(await withFiles('with')).toEqual(['with']);
  });

  it('knows which messages have files, whatever comes and goes', async () => {
    file.migrate();
    await seedOwner(database);
    const messages = createMessageStore(database);
    const attachments = createAttachmentStore(database);
    for (const id of ['a', 'b', 'c']) await attachments.create(aStoredAttachment(id));
    const files = { attachmentIds: ['a', 'b'], added: [] };
    await messages.create(aStoredMessage('1', { text: 'one' }), null, files);
    const added = [aStoredAttachment('d')];
    await messages.create(aStoredMessage('2', { text: 'two' }), null, { attachmentIds: [], added });
    await messages.create(aStoredMessage('3', { text: 'three' }), null, { attachmentIds: ['a', 'none'], added: [] });
    expect(await withFiles()).toEqual(['2', '1']);
    expect([await withFiles('o'), await withFiles('three')]).toEqual([['2', '1'], []]);

    await attachments.delete(OWNER_ID, ['a', 'd'], 1);
    expect(await withFiles()).toEqual(['1']);
    await attachments.delete(OWNER_ID, ['b'], 1);
    expect(await withFiles()).toEqual([]);
    await messages.create(aStoredMessage('4'), null, { attachmentIds: ['c'], added: [] });
    expect(await withFiles()).toEqual(['4']);
    await messages.delete('4');
    expect(await withFiles()).toEqual([]);
  });
});
