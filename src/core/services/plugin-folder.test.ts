import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { LIMITS } from '../../contract/limits.ts';
import { readPluginHtml, readPluginIcon, scanPluginFolder } from './plugin-folder.ts';
import { findBundledPluginsFolder } from './program-folder.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(() => folder.remove());

async function write(name: string, manifest: unknown, files: Record<string, string> = {}): Promise<string> {
  const path = join(folder.path, name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'plugin.json'), typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
  for (const [file, text] of Object.entries({ 'render.html': '<p>hi</p>', ...files })) {
    await writeFile(join(path, file), text);
  }
  return path;
}
const manifest = (wish: object = {}) => ({ name: 'one', displayName: 'One', version: '1.2.3', ...wish });
const reasonFor = async (wish: object): Promise<string> => {
  await write('one', manifest(wish));
  const { plugins, warnings } = await scanPluginFolder(folder.path);
  expect(plugins).toEqual([]);
  return warnings[0]?.reason ?? '';
};

describe('scanPluginFolder', () => {
  it('reads a whole manifest and drops what it does not know', async () => {
    const whole = manifest({
      version: '1.2.3-beta',
      description: 'What it does',
      author: 'Somebody',
      icon: 'chart',
      inputSchema: { type: 'object', properties: { a: { type: 'string' } } },
      permissions: {
        httpRequests: true,
        maxHttpDomains: ['kroki.io', '*', '*.example.com', 'localhost:8000', '[::1]:80'],
      },
      env: [{ key: 'URL', label: 'Address', default: 'x' }],
    });
    await write('one', { ...whole, unknown: true });
    const { plugins, warnings } = await scanPluginFolder(folder.path);
    expect(warnings).toEqual([]);
    expect(plugins.map((plugin) => plugin.manifest)).toEqual([whole]);
  });

  it.each([
    ['no version', { version: undefined }, 'version'],
    ['a version that is none', { version: 'one' }, 'A version starts like 1.2.3'],
    ['no display name', { displayName: '' }, 'displayName'],
    ['another name than the folder’s', { name: 'two' }, 'name is "two", but the folder is called "one"'],
    ['a name that leads elsewhere', { name: '../one' }, 'name'],
    ['an icon outside of the folder', { icon: './../icon.svg' }, 'icon'],
    ['an icon of another kind', { icon: './icon.html' }, 'icon'],
    ['an icon that is missing', { icon: './icon.svg' }, './icon.svg is missing'],
    ['an input schema that is no object', { inputSchema: [] }, 'inputSchema'],
    ['a host with a path', { permissions: { maxHttpDomains: ['kroki.io/x'] } }, 'permissions: maxHttpDomains'],
    ['a host that ends a policy', { permissions: { maxHttpDomains: ['a.io; script-src *'] } }, 'maxHttpDomains'],
    [
      'a key twice',
      {
        env: [
          { key: 'A', label: 'A' },
          { key: 'A', label: 'B' },
        ],
      },
      'Each key once only',
    ],
  ])('skips a plugin with %s and says why', async (_, wish, reason) => {
    expect(await reasonFor(wish)).toContain(reason);
  });

  it('skips what is not JSON, lacks its HTML, or is too large, and keeps the good ones', async () => {
    await write('good', manifest({ name: 'good' }));
    await write('bad-json', '{ "name": ');
    await rm(join(await write('no-html', manifest({ name: 'no-html' })), 'render.html'));
    await truncate(join(await write('large', manifest({ name: 'large' })), 'render.html'), LIMITS.pluginHtmlBytes + 1);
    await mkdir(join(folder.path, 'empty'));
    const { plugins, warnings } = await scanPluginFolder(folder.path);
    expect(plugins.map((plugin) => plugin.manifest.name)).toEqual(['good']);
    expect(warnings.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('plugin.json is not JSON'),
      'plugin.json is missing',
      'render.html is larger than 8192 KiB',
      'render.html is missing',
    ]);
  });

  it('passes over plain files and hidden folders, and a folder that is not there', async () => {
    await writeFile(join(folder.path, 'README.md'), 'hi');
    await mkdir(join(folder.path, '.git'));
    expect(await scanPluginFolder(folder.path)).toEqual({ plugins: [], warnings: [] });
    expect(await scanPluginFolder(join(folder.path, 'none'))).toEqual({ plugins: [], warnings: [] });
  });

  it('follows no link out of a plugin’s folder', async () => {
    const secret = join(folder.path, 'secret.html');
    await writeFile(secret, 'secret');
    const linked = await write('linked', manifest({ name: 'linked' }));
    await rm(join(linked, 'render.html'));
    await symlink(secret, join(linked, 'render.html'));
    await symlink(linked, join(folder.path, 'whole'));
    const { plugins, warnings } = await scanPluginFolder(folder.path);
    expect(plugins).toEqual([]);
    expect(warnings.map(({ reason }) => reason)).toEqual([
      'render.html leads out of the plugin’s folder',
      'It is a link; copy the plugin’s folder here instead',
    ]);
  });
});

describe('the files of a plugin', () => {
  it('are read as they are now, and checked again', async () => {
    const path = await write('one', manifest({ icon: './icon.svg' }), { 'icon.svg': '<svg/>' });
    const [plugin] = (await scanPluginFolder(folder.path)).plugins;
    if (plugin === undefined) throw new Error('The plugin was skipped.');
    await writeFile(join(path, 'render.html'), 'new');
    expect(await readPluginHtml(plugin)).toBe('new');
    expect(await readPluginIcon(plugin)).toEqual({ bytes: Buffer.from('<svg/>'), mimeType: 'image/svg+xml' });
    await rm(join(path, 'icon.svg'));
    await symlink('/etc/hostname', join(path, 'icon.svg'));
    expect(await readPluginIcon(plugin)).toBeNull();
  });
});

it('the bundled plugins are whole', async () => {
  const { plugins, warnings } = await scanPluginFolder(findBundledPluginsFolder() ?? '');
  expect(warnings).toEqual([]);
  expect(plugins.map((plugin) => plugin.manifest.name)).toEqual(['compare', 'diagram']);
});
