import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import config from '../electron-builder.config.mjs';
import { ROOT } from './checkout.mjs';

const require = createRequire(import.meta.url);
const LINK = 'placet-desk://review/cm1abc?account=r-0123';
const hasGio = process.platform === 'linux' && spawnSync('gio', ['version']).status === 0;

/** @type {{ name: string, text: string }} */
let entry;
let folder = '';
// Once: electron-builder changes the configuration that it is given.
beforeAll(async () => {
  entry = await packagedEntry();
}, 60_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'placet-desk-entry-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The entry that electron-builder writes into every package for Linux. */
async function packagedEntry() {
  const { Packager } = require('app-builder-lib');
  const { LinuxPackager } = require('app-builder-lib/out/linuxPackager.js');
  const { LinuxTargetHelper } = require('app-builder-lib/out/targets/LinuxTargetHelper.js');
  const packager = new Packager({ projectDir: ROOT, config });
  await packager.validateConfig();
  const linux = new LinuxPackager(packager);
  const helper = new LinuxTargetHelper(linux);
  return {
    name: `${helper.getDesktopFileName()}.desktop`,
    text: await helper.computeDesktopEntry(linux.platformSpecificBuildOptions),
  };
}

test('the entry takes links one by one, and has the name by which the program calls itself', async () => {
  const { name, text } = entry;
  const { desktopName } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(name).toBe(desktopName);
  const lines = text.trim().split('\n');
  expect(lines[0]).toBe('[Desktop Entry]');
  expect(lines).toContain('Type=Application');
  expect(lines).toContain('MimeType=x-scheme-handler/placet-desk;');
  expect(lines).toContain(`StartupWMClass=${desktopName.replace(/\.desktop$/, '')}`);
  expect(lines.filter((line) => /^Exec=.* %u$/.test(line))).toHaveLength(1);
});

test.skipIf(!hasGio)('a desktop that has the entry starts the program with the link', async () => {
  const { name, text } = entry;
  const heard = join(folder, 'heard');
  const program = join(folder, 'placet-desk');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${heard}.new' && mv '${heard}.new' '${heard}'\n`);
  chmodSync(program, 0o755);
  const applications = join(folder, 'share', 'applications');
  mkdirSync(applications, { recursive: true });
  writeFileSync(join(applications, name), text.replace(/^Exec=("[^"]*"|\S+)/m, `Exec=${program}`));
  // What update-desktop-database makes of the entry when a package is installed.
  writeFileSync(join(applications, 'mimeinfo.cache'), `[MIME Cache]\nx-scheme-handler/placet-desk=${name};\n`);
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'share'),
    XDG_DATA_DIRS: join(folder, 'none'),
    XDG_CONFIG_HOME: join(folder, 'config'),
  };
  const opened = spawnSync('gio', ['open', LINK], { env, encoding: 'utf8', timeout: 10_000 });
  expect(opened.stderr).toBe('');
  await expect.poll(() => existsSync(heard)).toBe(true);
  expect(readFileSync(heard, 'utf8')).toBe(`${LINK}\n`);
});
