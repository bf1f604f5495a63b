// Which Electron this machine runs: the official one of package.json, or, where its download is refused, the stand-in.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, NODE, NOTES, ROOT, readIfThere, SetUpError } from './checkout.mjs';
import { ensureStandIn, STAND_IN_VERSION, standInFolder, standInIsPossible } from './electron-stand-in.mjs';

const PACKAGE = join(ROOT, 'node_modules', 'electron');
const RECORD = join(NOTES, 'electron.json');
const REFUSAL_HOLDS_MS = 24 * 60 * 60 * 1000;

/**
 * @typedef {{ executable: string, version: string, isStandIn: boolean, folder: string }} ElectronRuntime
 */

/**
 * The Electron that the last set-up chose. Tests read the same record: node_modules/.placet-desk/electron.json.
 * @returns {ElectronRuntime}
 */
export function electronRuntime() {
  const record = readIfThere(RECORD);
  if (record === undefined) throw new SetUpError('Electron is not set up yet. Run `npm start` or `npm test` first.');
  return JSON.parse(record);
}

/**
 * Makes an Electron available, official first, and records which.
 * @param {{ offline: boolean, log: (line: string) => void }} options
 * @returns {Promise<ElectronRuntime>}
 */
export async function ensureElectron({ offline, log }) {
  const runtime = officialElectron() ?? (await obtain({ offline, log }));
  const record = `${JSON.stringify(runtime, null, 2)}\n`;
  if (readIfThere(RECORD) !== record) {
    mkdirSync(NOTES, { recursive: true });
    writeFileSync(RECORD, record);
  }
  return runtime;
}

async function obtain({ offline, log }) {
  const version = pinnedVersion();
  const refusal = join(cacheFolder(), `electron-${version}-refused.json`);
  if (!offline && !refusalHolds(readIfThere(refusal), Date.now())) {
    log(`Downloading Electron ${version} …`);
    const result = spawnSync(NODE, [join(PACKAGE, 'install.js')], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const official = result.status === 0 ? officialElectron() : undefined;
    if (official) {
      rmSync(refusal, { force: true });
      return official;
    }
    const reason = firstLine(result.stderr) ?? result.error?.message ?? 'it gave no reason';
    mkdirSync(dirname(refusal), { recursive: true });
    writeFileSync(refusal, JSON.stringify({ at: Date.now(), reason }));
    log(`Electron ${version} cannot be downloaded here (${reason}).`);
    log(`The next try is in 24 hours; for one at once, delete ${refusal}`);
  }
  if (!standInIsPossible()) throw new SetUpError(noElectron(version, offline));
  const executable = await ensureStandIn({ offline, log });
  return { executable, version: STAND_IN_VERSION, isStandIn: true, folder: standInFolder() };
}

/**
 * Whether an earlier refusal still spares us another try.
 * @param {string | undefined} text the remembered refusal
 * @param {number} now
 */
export function refusalHolds(text, now) {
  try {
    const age = now - JSON.parse(text ?? '').at;
    return age >= 0 && age < REFUSAL_HOLDS_MS;
  } catch {
    return false;
  }
}

// Says the same as the package's own index.js, without its download on the way.
function officialElectron() {
  const binary = readIfThere(join(PACKAGE, 'path.txt')) ?? (process.platform === 'win32' ? 'electron.exe' : 'electron');
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = override ?? join(PACKAGE, 'dist');
  const executable = join(folder, binary);
  const version = readIfThere(join(folder, 'version'))?.trim().replace(/^v/, '');
  if (override && !existsSync(executable)) {
    throw new SetUpError(
      `ELECTRON_OVERRIDE_DIST_PATH names ${override}, but there is no ${binary} in it. Correct it, or unset it to use Electron ${pinnedVersion()}.`,
    );
  }
  if (override) return { executable, version: version ?? 'unknown', isStandIn: false, folder };
  const whole = version === pinnedVersion() && existsSync(join(PACKAGE, 'path.txt')) && existsSync(executable);
  return whole ? { executable, version, isStandIn: false, folder } : undefined;
}

function pinnedVersion() {
  return JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version;
}

function firstLine(text) {
  return text
    ?.split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '');
}

function noElectron(version, offline) {
  if (offline) {
    return `Electron ${version} is not here yet, and PLACET_DESK_OFFLINE=1 forbids to fetch it.\nRun the same command once with a network and without PLACET_DESK_OFFLINE.`;
  }
  return (
    `Electron ${version} could not be downloaded, and there is no stand-in for ${process.platform} ${process.arch}.\n` +
    'Allow the download (a proxy is taken from HTTPS_PROXY, a mirror from ELECTRON_MIRROR), ' +
    'or unpack Electron yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.'
  );
}
