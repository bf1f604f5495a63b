import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryFolder } from '../../tests/support/temporary-folder.ts';
import { DEFAULT_SETTINGS } from '../contract/settings.ts';
import { readAppearance } from './appearance.ts';
import { openSettings } from './settings.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let file: string;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  file = join(folder.path, 'settings.json');
});
afterEach(() => folder.remove());

const { theme, language, zoomPercent } = DEFAULT_SETTINGS;
const DEFAULTS = { theme, language, zoomPercent };

test('reads what the settings keep', async () => {
  expect(readAppearance(file)).toEqual(DEFAULTS);
  const chosen = { theme: 'dark', language: 'de', zoomPercent: 125 } as const;
  await openSettings(file, () => undefined).change(chosen);
  expect(readAppearance(file)).toEqual(chosen);
});

test.each(['{"theme":"pink","language":7,"zoomPercent":"125"}', 'null', '[]', '{"theme":', ''])(
  'falls back as the settings do: %s',
  async (text) => {
    await writeFile(file, text);
    expect(readAppearance(file)).toEqual(DEFAULTS);
  },
);

test('a folder in its place is no reason to fail', async () => {
  await mkdir(file);
  expect(readAppearance(file)).toEqual(DEFAULTS);
});
