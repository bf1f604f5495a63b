// `npm start [-- args]`: from a fresh checkout to the running program. `npm run dev`: the same with hot reload.

import { build } from './build.mjs';
import { command, NODE, ROOT, toolFile } from './checkout.mjs';
import { runToEnd } from './child-processes.mjs';
import { isHarmless } from './electron-noise.mjs';
import { setUp } from './setup.mjs';
import { missingDesktop, withDesktop } from './virtual-display.mjs';

await command(async () => {
  const isDev = process.argv[2] === '--dev';
  // npm takes the "--" away; whoever calls this file without npm leaves it, and Electron reads no switch after it.
  const args = process.argv.slice(isDev ? 3 : 2).filter((arg, at) => at > 0 || arg !== '--');
  const missing = missingDesktop(process.env, process.platform);
  const electron = await setUp({ electron: true, display: missing.display });
  if (!isDev && !(await build({ log: console.log }))) return 130;

  if (missing.display) console.log('There is no display here, so the window opens on a virtual one (Xvfb).');
  const noSandbox = process.platform === 'linux' && process.getuid?.() === 0;
  if (noSandbox)
    console.log('Running as root: Electron gets --no-sandbox, because its sandbox does not work for root.');

  // A person without a screen reads this output: Electron's complaints about missing hardware would only frighten them.
  const keepErrorLine =
    missing.display && process.env.PLACET_DESK_VERBOSE !== '1' ? (line) => !isHarmless(line) : undefined;
  return withDesktop(missing, async (env) => {
    const options = { env: { ...env, ELECTRON_EXEC_PATH: electron.executable }, cwd: process.cwd(), keepErrorLine };
    if (isDev) {
      const sandbox = noSandbox ? ['--noSandbox'] : [];
      const dev = [toolFile('electron-vite'), 'dev', '--watch', ...sandbox, '--', ...args];
      return (await runToEnd(NODE, dev, { ...options, cwd: ROOT })).code;
    }
    return (await runToEnd(electron.executable, [...(noSandbox ? ['--no-sandbox'] : []), ROOT, ...args], options)).code;
  });
});
