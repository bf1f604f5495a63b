import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sourceStamp } from './build.mjs';
import { installableName, missingPackages, notFound } from './debian-packages.mjs';
import { isHarmless } from './electron-noise.mjs';
import { refusalHolds } from './electron-runtime.mjs';
import { standInPath } from './electron-stand-in.mjs';
import { installedMatchesLock } from './npm-packages.mjs';
import { cookieFile, missingDesktop } from './virtual-display.mjs';

describe('what counts as installed by npm', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    },
  };

  test('the same packages are, without those for other platforms', () => {
    expect(installedMatchesLock(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
  });

  test.each([
    ['a missing package', {}],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }],
    [
      'a package that the lock file does not know',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } },
    ],
  ])('%s is not', (_, packages) => {
    expect(installedMatchesLock(lock, { packages })).toBe(false);
  });
});

describe('Debian packages', () => {
  test('a package is there when it is installed or provided by an installed one', () => {
    const installed = 'ii \txvfb\t\nii \tlibasound2t64\tlibasound2 (= 1.2.11)\nrc \tdbus\t\n';
    expect(missingPackages(['xvfb', 'libasound2', 'dbus', 'xauth'], installed)).toEqual(['dbus', 'xauth']);
  });

  test('a package that apt knows keeps its name', () => {
    expect(installableName('libnss3', 'libnss3:\n  Installed: (none)\n  Candidate: 2:3.87\n', '')).toBe('libnss3');
  });

  test("a renamed package is installed under Ubuntu's new name", () => {
    const details =
      'Package: libasound2\nProvides: \nReverse Provides: \nliboss4-salsa-asound2 4.2 (= )\nlibasound2t64 1.2.11 (= 1.2.11)\n';
    expect(installableName('libasound2', 'libasound2:\n  Candidate: (none)\n', details)).toBe('libasound2t64');
  });

  test('ldd names the libraries that are not found, each once', () => {
    expect(notFound('\tlibc.so.6 => /lib/libc.so.6\n\tlibnss3.so => not found\n\tlibnss3.so => not found\n')).toEqual([
      'libnss3.so',
    ]);
  });
});

describe('the Electron runtime', () => {
  test('a refused download is not tried again for a day', () => {
    const hour = 3_600_000;
    expect(refusalHolds(JSON.stringify({ at: 1_000 }), 1_000 + 23 * hour)).toBe(true);
    expect(refusalHolds(JSON.stringify({ at: 1_000 }), 1_000 + 25 * hour)).toBe(false);
    expect(refusalHolds('half a fi', 1_000)).toBe(false);
    expect(refusalHolds(undefined, 1_000)).toBe(false);
  });

  test('a refusal from the future, of a clock that was wrong, does not hold', () => {
    expect(refusalHolds(JSON.stringify({ at: 5_000 }), 1_000)).toBe(false);
  });

  test('the stand-in takes over Electron and nothing of the program it came with', () => {
    expect(standInPath('Cypress/Cypress')).toBe('electron');
    expect(standInPath('Cypress/locales/de.pak')).toBe('locales/de.pak');
    expect(standInPath('Cypress/resources/app/package.json')).toBeUndefined();
    expect(standInPath('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
  });

  test('only known noise is kept from the person', () => {
    expect(isHarmless('[1:1123/125534.6:ERROR:bus.cc(407)] Failed to connect to the bus')).toBe(true);
    expect(isHarmless('[1:1123/125534.6:ERROR:dbus/bus.cc:407] Failed to connect to the bus')).toBe(true);
    expect(isHarmless('[1:1123/125534.6:FATAL:bus.cc(1246)] D-Bus connection was disconnected.')).toBe(false);
    expect(isHarmless('Error: listen EADDRINUSE')).toBe(false);
  });
});

describe('the desktop that Electron runs on', () => {
  test('only Linux without one gets a virtual one', () => {
    expect(missingDesktop({}, 'linux')).toEqual({ display: true, bus: true });
    expect(missingDesktop({ WAYLAND_DISPLAY: 'wayland-0', DBUS_SESSION_BUS_ADDRESS: 'x' }, 'linux')).toEqual({
      display: false,
      bus: false,
    });
    expect(missingDesktop({}, 'darwin')).toEqual({ display: false, bus: false });
  });

  test('the cookie file follows the X authority format', () => {
    const file = cookieFile(Buffer.alloc(16, 7));
    expect(file.subarray(0, 8).toString('hex')).toBe('ffff000000000012');
    expect(file.subarray(8, 26).toString()).toBe('MIT-MAGIC-COOKIE-1');
    expect(file.subarray(26).toString('hex')).toBe(`0010${'07'.repeat(16)}`);
  });
});

describe('whether a build is stale', () => {
  let root;
  const stamp = () => sourceStamp(root, ['src', 'package.json', 'resources']);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'placet-desk-stamp-'));
    mkdirSync(join(root, 'src', 'deep'), { recursive: true });
    writeFileSync(join(root, 'src', 'deep', 'a.ts'), 'a');
    writeFileSync(join(root, 'package.json'), '{}');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('untouched sources keep the stamp', () => {
    expect(stamp()).toBe(stamp());
  });

  test('a new, changed, touched or deleted source changes it', () => {
    const seen = new Set([stamp()]);
    writeFileSync(join(root, 'src', 'b.ts'), 'b');
    seen.add(stamp());
    writeFileSync(join(root, 'src', 'b.ts'), 'longer');
    seen.add(stamp());
    utimesSync(join(root, 'src', 'deep', 'a.ts'), 1, 1);
    seen.add(stamp());
    rmSync(join(root, 'src', 'deep', 'a.ts'));
    seen.add(stamp());
    expect(seen.size).toBe(5);
  });

  test('a test file does not', () => {
    const before = stamp();
    writeFileSync(join(root, 'src', 'a.test.ts'), 'x');
    expect(stamp()).toBe(before);
  });
});
