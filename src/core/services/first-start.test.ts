import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { createEventBus } from '../domain/events.ts';
import { systemPorts } from '../ports.ts';
import { createAgentSettingStore } from '../store/agent-settings.ts';
import { createAgentStore } from '../store/agents.ts';
import { createApiKeyStore } from '../store/api-keys.ts';
import { type OpenStore, openStore } from '../store/open.ts';
import { createSettingStore } from '../store/settings.ts';
import { createUserStore } from '../store/users.ts';
import { createAgents } from './agents.ts';
import { type ApiKeys, createApiKeys } from './api-keys.ts';
import { ensureOwnership, type OwnershipWish, writeAgentFile } from './first-start.ts';
import { hashPassword, isPassword } from './passwords.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let store: OpenStore;
let apiKeys: ApiKeys;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  store = openStore(folder.path);
  apiKeys = createApiKeys(
    createApiKeyStore(store.database),
    createEventBus(() => undefined),
    systemPorts(),
  );
});
afterEach(async () => {
  await store.close();
  await folder.remove();
});

/** One start of a core, as far as it concerns who owns it. */
async function start(wish: Partial<OwnershipWish> = {}) {
  const { database } = store;
  const ports = systemPorts();
  const agents = createAgents(
    createAgentStore(database),
    createEventBus(() => undefined),
    ports,
  );
  const parts = { users: createUserStore(database), settings: createSettingStore(database), apiKeys, agents, ports };
  const ownership = await ensureOwnership(
    { dataFolder: folder.path, initialPassword: null, isExposed: false, ...wish },
    parts,
  );
  const { apiKey, channelId } = ownership;
  await writeAgentFile(folder.path, { url: 'http://127.0.0.1:1', apiKey, channelId });
  return ownership;
}
const agentFile = () => join(folder.path, 'agent.json');

it('a new folder gets an owner, a key and a channel; a used one keeps them', async () => {
  const first = await start();
  expect(first.newPassword).toMatch(/^[\w-]{20}$/);
  expect(await start()).toEqual({ ...first, newPassword: null });
  expect(await apiKeys.list(first.owner.id)).toHaveLength(1);
});

it('a channel takes the place of the first one when that was deleted', async () => {
  const first = await start();
  await createAgentSettingStore(store.database).delete(first.owner.id, first.channelId);
  const second = await start();
  expect(second.channelId).not.toBe(first.channelId);
  expect(await createAgentStore(store.database).find(second.channelId)).toMatchObject({ ownerId: first.owner.id });
  expect((await start()).channelId).toBe(second.channelId);
});

it.each([
  ['is not JSON', 'nonsense'],
  ['lacks the key', '{"url":"x","channelId":"y"}'],
  ['has an unknown key', '{"url":"x","channelId":"y","apiKey":"hp_unknown"}'],
])('a key takes the place of the old one when agent.json %s', async (_, content) => {
  const first = await start();
  await writeFile(agentFile(), content);
  const second = await start();
  expect(second.apiKey).not.toBe(first.apiKey);
  expect(second.channelId).toBe(first.channelId);
  expect(await apiKeys.list(first.owner.id)).toHaveLength(1);
  await expect(apiKeys.authenticate(first.apiKey)).rejects.toMatchObject({ code: 'api_key_unknown' });
  expect(JSON.parse(await readFile(agentFile(), 'utf8')).apiKey).toBe(second.apiKey);
});

it('an initial password is the owner’s, takes the place of a random one, and gives way to a chosen one', async () => {
  const { owner, newPassword } = await start({ initialPassword: 'from the start' });
  expect(newPassword).toBeNull();
  expect(await isPassword('from the start', owner.passwordHash)).toBe(true);
  const again = await start({ initialPassword: 'another one' });
  expect(again.owner.passwordHash).toBe(owner.passwordHash);
});

it('where others can reach it, a random password will not do, and a chosen one will', async () => {
  await expect(start({ isExposed: true })).rejects.toMatchObject({ code: 'password_needed' });
  const { owner } = await start();
  await expect(start({ isExposed: true })).rejects.toMatchObject({ code: 'password_needed' });
  await start({ isExposed: true, initialPassword: 'chosen at last' });
  await start({ isExposed: true });
  await createUserStore(store.database).setPassword(owner.id, await hashPassword('chosen in the program'));
  expect((await start({ isExposed: true })).newPassword).toBeNull();
});

it('agent.json is written whole: no draft stays behind', async () => {
  await start();
  expect((await readdir(folder.path)).filter((name) => name.includes('agent.json'))).toEqual(['agent.json']);
});

it('an agent.json that cannot be written is a start-up fault with words, and leaves no draft', async () => {
  await mkdir(agentFile());
  await expect(writeAgentFile(folder.path, { url: 'u', apiKey: 'k', channelId: 'c' })).rejects.toMatchObject({
    code: 'data_folder_unusable',
    message: expect.stringContaining('cannot be written'),
  });
  expect((await readdir(folder.path)).filter((name) => name.endsWith('.new'))).toEqual([]);
});
