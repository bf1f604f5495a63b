import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { startKeyring, WITH_KEYRING } from './keyring.ts';

test('with a keychain the key that seals secrets is kept encrypted in it, and found again', async ({ desk }) => {
  test.skip(process.platform !== 'linux', 'gnome-keyring plays the keychain');
  const endKeyring = await startKeyring({ homeFolder: desk.dataFolder, busAddress: desk.notifications.busAddress });

  const keyFile = join(desk.dataFolder, 'window', 'secret.key');
  const first = await desk.start({}, WITH_KEYRING);
  const stored = readFileSync(keyFile);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  await first.close();
  const second = await desk.start({}, WITH_KEYRING);
  expect(readFileSync(keyFile).equals(stored)).toBe(true);
  await second.close();
  endKeyring();
});

test('without a keychain the core’s own key is used, and no key file is made', async ({ desk }) => {
  await desk.start({}, ['--password-store=basic']);
  expect(existsSync(join(desk.dataFolder, 'window', 'secret.key'))).toBe(false);
});

test('a broken plugin is skipped, and the window says which and why', async ({ desk }) => {
  const folder = join(desk.dataFolder, 'plugins', 'half-done');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'plugin.json'), '{ "name": "half-done"');
  const { page } = await desk.start();
  await expect(page.getByText(/plugins are skipped until they are mended.*half-done/)).toBeVisible();
});
