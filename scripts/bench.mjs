// `npm run bench [-- --long] [-- --only=throughput|wake-up|scale|held|renderer|desktop]`: builds, then measures; of the
// window `--probes=keys,search` measures only some, and `--profile=FOLDER` keeps where the time went; of the desktop
// `--minutes=10` is how long it idles. See docs/performance.md.
import { join } from 'node:path';
import { build } from './build.mjs';
import { command, NODE, ROOT } from './checkout.mjs';
import { runToEnd } from './child-processes.mjs';
import { setUp } from './setup.mjs';
import { withDesktop } from './virtual-display.mjs';

await command(async () => {
  const args = process.argv.slice(2);
  const only = args.find((argument) => argument.startsWith('--only='));
  // The parts of the core need neither Electron nor a display.
  const isWindowed = only === undefined || only === '--only=renderer' || only === '--only=desktop';
  await setUp({ electron: isWindowed, display: isWindowed });
  if (!(await build({ log: console.log }))) return 130;
  const desktop = isWindowed && process.platform === 'linux';
  return withDesktop(
    { display: desktop, bus: desktop },
    async (env) => (await runToEnd(NODE, [join(ROOT, 'bench', 'index.ts'), ...args], { cwd: ROOT, env })).code,
  );
});
