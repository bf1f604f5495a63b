import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { systemPorts } from '../ports.ts';
import { type OpenStore, openStore } from '../store/open.ts';
import { createSettingStore } from '../store/settings.ts';
import { createSecretBox } from './secret-box.ts';
import { createWebhookSettings } from './webhook-settings.ts';

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const OWNER = { role: 'owner' };

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let store: OpenStore;
let logged: string[];
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  store = openStore(folder.path);
  logged = [];
});
afterEach(async () => {
  await store.close();
  await folder.remove();
});

/** The settings of one start of a core, with the key that its host gives or with the core's own. */
const open = async (hostKey?: Uint8Array) => {
  const settings = createSettingStore(store.database);
  const ports = systemPorts((_, text) => void logged.push(text));
  const secretBox = await createSecretBox(settings, ports, hostKey);
  return createWebhookSettings({ settings, secretBox, allowedAtStart: [], ports });
};
const stored = () => createSettingStore(store.database).find('webhooks.secret');

it('keeps the secret sealed, and in the next start has it in clear for signing', async () => {
  const settings = await open();
  expect(await stored()).toBeNull();
  expect((await settings.change(OWNER, { secret: SECRET })).secret).toBe('***');
  expect(await stored()).not.toContain(SECRET);
  const later = await open();
  expect([(await later.conditions()).secret, (await later.get()).secret]).toEqual([SECRET, '***']);
  await later.change(OWNER, { secret: '***', attempts: 2 });
  expect((await later.conditions()).secret).toBe(SECRET);
  await later.change(OWNER, { secret: null });
  expect([(await later.conditions()).secret, (await later.get()).secret]).toEqual([null, null]);
});

it('seals a secret that an older version left in clear, at the start', async () => {
  await createSettingStore(store.database).set('webhooks.secret', JSON.stringify(SECRET));
  const settings = await open();
  expect(await stored()).not.toContain(SECRET);
  expect((await settings.conditions()).secret).toBe(SECRET);
});

it('says so when the key that sealed it is gone, and takes a new secret', async () => {
  await (await open(randomBytes(32))).change(OWNER, { secret: SECRET });
  const settings = await open(randomBytes(32));
  expect((await settings.conditions()).secret).toBeNull();
  expect(logged).toEqual([expect.stringContaining('Set it again')]);
  expect((await settings.get()).secret).toBe('***');
  await settings.change(OWNER, { secret: SECRET });
  expect((await settings.conditions()).secret).toBe(SECRET);
});
