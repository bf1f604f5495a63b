// `npm run screenshots`: the pictures of README and docs, taken from the running program on real data.
import { build } from './build.mjs';
import { command, NODE, ROOT, toolFile } from './checkout.mjs';
import { runToEnd } from './child-processes.mjs';
import { setUp } from './setup.mjs';
import { withDesktop } from './virtual-display.mjs';

await command(async () => {
  await setUp({ electron: true, display: true, notifications: true });
  if (!(await build({ log: console.log }))) return 130;
  const isLinux = process.platform === 'linux';
  const args = [toolFile('@playwright/test', 'playwright'), 'test', '--config=playwright.screenshots.config.ts'];
  return withDesktop(
    { display: isLinux, bus: isLinux },
    async (env) => (await runToEnd(NODE, args, { cwd: ROOT, env })).code,
  );
});
