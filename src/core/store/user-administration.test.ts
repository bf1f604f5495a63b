import { afterEach, beforeEach, expect, it } from 'vitest';
import { aStoredMessage, CHANNEL_ID, OWNER_ID, seedOwner } from '../../../tests/support/store-samples.ts';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { createMessageStore } from './messages.ts';
import { type OpenStore, openStore } from './open.ts';
import { createUserAdministrationStore, type UserAdministrationStore } from './user-administration.ts';
import type { StoredUser } from './users.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let store: OpenStore;
let people: UserAdministrationStore;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  store = openStore(folder.path);
  await seedOwner(store.database);
  people = createUserAdministrationStore(store.database);
});
afterEach(async () => {
  await store.close();
  await folder.remove();
});

const aUser = (id: string, role: StoredUser['role']): StoredUser => ({
  id,
  email: `${id}@example.com`,
  displayName: id,
  passwordHash: 'none',
  role,
  mustChangePassword: true,
  createdAt: 1,
});

it('of two owners who delete each other at once, one stays', async () => {
  await people.add(aUser('second', 'owner'));
  const [first, second] = await Promise.allSettled([people.delete('second'), people.delete(OWNER_ID)]);
  expect(first.status).toBe('fulfilled');
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'last_owner' } });
  expect((await people.list()).map(({ id }) => id)).toEqual([OWNER_ID]);
});

it('of two people added at once with one e-mail, one is', async () => {
  const twins = ['a', 'b'].map((id) => people.add({ ...aUser(id, 'member'), email: 'twin@example.com' }));
  const settled = await Promise.allSettled(twins);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(settled[1]).toMatchObject({ reason: { code: 'email_taken' } });
});

it('a person goes with their channels, and it is told which reviews were pending', async () => {
  await people.add(aUser('second', 'owner'));
  const messages = createMessageStore(store.database);
  await messages.create(aStoredMessage('pending', { review: { type: 'approval', expiresInSeconds: 60 } }));
  await messages.create(aStoredMessage('plain'));
  expect(await people.delete(OWNER_ID)).toEqual([
    { channelId: CHANNEL_ID, ownerId: OWNER_ID, pendingMessageIds: ['pending'] },
  ]);
  expect(await messages.find('plain')).toBeNull();
  expect(await people.delete(OWNER_ID)).toBeNull();
});
