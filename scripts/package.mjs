// `npm run package`: the program as a folder in dist/, for this platform.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { command, NODE, ROOT, SetUpError, toolFile } from './checkout.mjs';
import { runToEnd } from './child-processes.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { setUp } from './setup.mjs';

const EXECUTABLES = {
  linux: ['linux-unpacked/placet-desk', 'linux-arm64-unpacked/placet-desk'],
  win32: ['win-unpacked/placet-desk.exe', 'win-arm64-unpacked/placet-desk.exe'],
  darwin: ['mac-arm64', 'mac', 'mac-universal'].map((folder) => `${folder}/Placet Desk.app/Contents/MacOS/placet-desk`),
};

/**
 * Packages what is in out/.
 * @param {{ log: (line: string) => void }} options
 * @returns {Promise<string | undefined>} the packaged program's executable; undefined when a signal stopped it
 */
export async function packageUnpacked({ log }) {
  const { isStandIn, version } = electronRuntime();
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  const args = [toolFile('electron-builder'), '--dir', '--publish', 'never', '--config', 'electron-builder.config.mjs'];
  const { code, stoppedBy } = await runToEnd(NODE, args, { cwd: ROOT });
  if (stoppedBy) return undefined;
  const executable = (EXECUTABLES[process.platform] ?? [])
    .map((path) => join(ROOT, 'dist', path))
    .find((path) => existsSync(path));
  if (code !== 0 || !executable) {
    throw new SetUpError(
      'electron-builder could not package the program; the reason is above. Correct it and run `npm run package` again.',
    );
  }
  log(`Packaged: ${executable}`);
  if (isStandIn)
    log(`This package is built on the stand-in Electron ${version}, for development only: do not release it.`);
  return executable;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await command(async () => {
    await setUp({ electron: true });
    if (!(await build({ log: console.log }))) return 130;
    return (await packageUnpacked({ log: console.log })) ? 0 : 130;
  });
}
