// `npm run bench [-- --long] [-- --only=throughput|wake-up|scale|held]`: builds, then measures. See docs/performance.md.
import { join } from 'node:path';
import { build } from './build.mjs';
import { command, NODE, ROOT } from './checkout.mjs';
import { runToEnd } from './child-processes.mjs';
import { setUp } from './setup.mjs';

await command(async () => {
  await setUp();
  if (!(await build({ log: console.log }))) return 130;
  return (await runToEnd(NODE, [join(ROOT, 'bench', 'core', 'index.ts'), ...process.argv.slice(2)], { cwd: ROOT }))
    .code;
});
