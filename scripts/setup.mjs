// Brings a fresh checkout to the point where it can run. Uses Node alone until the npm packages are there.
import { SetUpError } from './checkout.mjs';
import { ensureSystemPackages } from './debian-packages.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';

/**
 * Installs what is missing and says so; with nothing to do it is silent and takes well under two seconds.
 * @param {{ electron?: boolean, display?: boolean, notifications?: boolean, recipes?: boolean, offline?: boolean, log?: (line: string) => void }} options
 *   `display`: a virtual display may be needed; `notifications`: the tests' doubles of notification daemon and keychain;
 *   `recipes`: what the tests of recipes run with
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime | undefined>} the Electron, when asked for
 */
export async function setUp({
  electron = false,
  display = false,
  notifications = false,
  recipes = false,
  offline = process.env.PLACET_DESK_OFFLINE === '1',
  log = console.log,
} = {}) {
  refuseOldNode(process.versions.node);
  ensureNpmPackages({ offline, log });
  if (!electron) return undefined;
  const runtime = await ensureElectron({ offline, log });
  ensureSystemPackages({ executable: runtime.executable, display, notifications, recipes, offline, log });
  return runtime;
}

function refuseOldNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 18)) return;
  throw new SetUpError(
    `Placet Desk needs Node 20.18 or newer, and this is Node ${version}. Install a newer one from your system or nodejs.org.`,
  );
}
