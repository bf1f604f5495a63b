import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryFolder } from '../../tests/support/temporary-folder.ts';
import { DEFAULT_SETTINGS, type DesktopSettings } from '../contract/settings.ts';
import { openSettings } from './settings.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let heard: DesktopSettings[];
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  heard = [];
});
afterEach(() => folder.remove());

const open = () => openSettings(join(folder.path, 'settings.json'), (settings) => heard.push(settings));

test('starts with the defaults, keeps changes for the next start and tells each one', async () => {
  const settings = open();
  expect(settings.read()).toEqual(DEFAULT_SETTINGS);
  await Promise.all([settings.change({ theme: 'dark' }), settings.change({ undoSeconds: 5 })]);
  expect(heard.map(({ theme, undoSeconds }) => [theme, undoSeconds])).toEqual([
    ['dark', 0],
    ['dark', 5],
  ]);
  expect(open().read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', undoSeconds: 5 });
});

test('a part that cannot be read falls back alone', async () => {
  await writeFile(join(folder.path, 'settings.json'), '{"theme":"pink","density":"compact"}');
  expect(open().read()).toEqual({ ...DEFAULT_SETTINGS, density: 'compact' });
});

test('a change that cannot be written is taken back and said', async () => {
  await mkdir(join(folder.path, 'settings.json'));
  const settings = open();
  await expect(settings.change({ theme: 'dark' })).rejects.toThrow();
  expect(settings.read()).toEqual(DEFAULT_SETTINGS);
  expect(heard.at(-1)).toEqual(DEFAULT_SETTINGS);
});

test('forgets what was chosen for the agents of an account that was removed', async () => {
  const settings = open();
  await settings.change({
    askTwice: ['gone/c1', 'here/c1'],
    remoteImages: ['gone/c2'],
    agentNotifications: { 'gone/c1': 'none', 'here/c2': 'reviews' },
  });
  await settings.forgetAccount('gone');
  const left = { askTwice: ['here/c1'], remoteImages: [], agentNotifications: { 'here/c2': 'reviews' } };
  expect(open().read()).toMatchObject(left);
  await settings.forgetAccount('gone');
  expect(heard).toHaveLength(2);
});
