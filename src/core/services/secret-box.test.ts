import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { systemPorts } from '../ports.ts';
import { openStore } from '../store/open.ts';
import { createSettingStore } from '../store/settings.ts';
import { createSecretBox } from './secret-box.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let store: ReturnType<typeof openStore>;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  store = openStore(folder.path);
});
afterEach(async () => {
  await store.close();
  await folder.remove();
});
const openBox = (hostKey?: Uint8Array) => createSecretBox(createSettingStore(store.database), systemPorts(), hostKey);

it('opens what it sealed, also in the next start, and seals one text never the same way twice', async () => {
  const box = await openBox();
  const sealed = await box.seal('the secret ü', 'label');
  expect(sealed).not.toContain('secret');
  expect(await box.seal('the secret ü', 'label')).not.toBe(sealed);
  expect((await openBox()).open(sealed, 'label')).toBe('the secret ü');
});

it('opens nothing that was changed, moved to another place or cut', async () => {
  const box = await openBox();
  const sealed = await box.seal('secret', 'label');
  expect(box.open(sealed, 'other label')).toBeNull();
  const other = sealed[20] === 'A' ? 'B' : 'A';
  expect(box.open(`${sealed.slice(0, 20)}${other}${sealed.slice(21)}`, 'label')).toBeNull();
  for (const junk of ['', 'core:', 'core:AAAA', 'nobody:AAAA', sealed.slice(0, -8)]) {
    expect(box.open(junk, 'label')).toBeNull();
  }
});

it('seals with the host’s key when there is one, and still opens what the core’s own sealed', async () => {
  const before = await (await openBox()).seal('old', 'label');
  const hostKey = randomBytes(32);
  const sealed = await (await openBox(hostKey)).seal('new', 'label');
  expect((await openBox(hostKey)).open(before, 'label')).toBe('old');
  expect((await openBox(hostKey)).open(sealed, 'label')).toBe('new');
  expect((await openBox()).open(sealed, 'label')).toBeNull();
  expect((await openBox(randomBytes(32))).open(sealed, 'label')).toBeNull();
});

it('makes its own key when it first seals, once for two at once, and not before', async () => {
  const settings = createSettingStore(store.database);
  const box = await openBox();
  expect(await settings.find('plugins.secret-key')).toBeNull();
  expect(box.open('core:AAAA', 'label')).toBeNull();
  const sealed = await Promise.all([box.seal('a', 'label'), box.seal('b', 'label')]);
  const reopened = await openBox();
  expect(sealed.map((one) => reopened.open(one, 'label'))).toEqual(['a', 'b']);
});

it('refuses a host’s key of another length', async () => {
  await expect(openBox(randomBytes(16))).rejects.toThrow('16 bytes, not 32');
});
