import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aStoredAttachment, CHANNEL_ID, OWNER_ID } from '../../../../tests/support/store-samples.ts';
import { openUnmigratedDatabase, type UnmigratedDatabase } from '../../../../tests/support/unmigrated-database.ts';
import { createAttachmentStore } from '../attachments.ts';
import { createAvatarStore } from '../avatars.ts';
import type { Database } from '../database.ts';
import { createMessageStore } from '../messages.ts';
import { createByteReferences } from '../released-bytes.ts';

let file: UnmigratedDatabase;
let database: Database;
beforeEach(async () => {
  file = await openUnmigratedDatabase();
  file.migrate((version) => version < 20);
  // Plain SQL: the stores of today want the tables of today.
  file.handle.exec(`INSERT INTO users (id, email, display_name, password_hash, role, created_at)
    VALUES ('${OWNER_ID}', 'owner@placet.local', 'Owner', 'none', 'owner', 0)`);
  file.handle.exec(
    `INSERT INTO agents (id, owner_id, name, created_at) VALUES ('${CHANNEL_ID}', '${OWNER_ID}', 'An agent', 0)`,
  );
  file.handle.exec(`INSERT INTO messages (id, channel_id, owner_id, sender_type, sender_id, text, created_at, updated_at)
    VALUES ('old', '${CHANNEL_ID}', '${OWNER_ID}', 'agent', '${CHANNEL_ID}', 'before files', 1, 1)`);
  file.migrate();
  database = file.database;
});
afterEach(() => file.close());

const released = () => createByteReferences(database).listReleased(100).sort();

describe('step 20', () => {
  it('leaves the messages of the version before as they are, without files', async () => {
    expect(await createMessageStore(database).find('old')).toMatchObject({ text: 'before files', attachments: [] });
  });

  it('notes the bytes of files that go alone, with their message, or with their channel', async () => {
    const attachments = createAttachmentStore(database);
    for (const id of ['alone', 'in message', 'in channel']) {
      await attachments.create(aStoredAttachment(id, { sha256: `hash of ${id}` }));
    }
    await database.write(() => database.run(`UPDATE attachments SET message_id = 'old' WHERE id = 'in message'`));
    await attachments.delete(OWNER_ID, ['alone'], 2);
    expect(released()).toEqual(['hash of alone']);
    await createMessageStore(database).delete('old');
    expect(released()).toEqual(['hash of alone', 'hash of in message']);
    await database.write(() => database.run('DELETE FROM agents'));
    expect(released()).toEqual(['hash of alone', 'hash of in channel', 'hash of in message']);
  });

  it('notes the bytes of a picture that is replaced or taken away, not of one that is set again', async () => {
    const avatars = createAvatarStore(database);
    const set = (sha256: string) => avatars.set(CHANNEL_ID, { mimeType: 'image/png', sizeBytes: 1, sha256 }, 'key');
    expect([await set('one'), await set('one')]).toEqual([true, true]);
    expect(released()).toEqual([]);
    await set('two');
    expect(released()).toEqual(['one']);
    await avatars.delete(CHANNEL_ID);
    expect(released()).toEqual(['one', 'two']);
    expect(await avatars.set('unknown', { mimeType: 'image/png', sizeBytes: 1, sha256: 'x' }, 'key')).toBe(false);
  });
});
