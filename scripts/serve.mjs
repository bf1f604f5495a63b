// `npm run serve -- ARGS`: the core without a window. Standard output belongs to the core alone: its first line may be JSON.
import { join } from 'node:path';
import { build } from './build.mjs';
import { command, NODE, ROOT } from './checkout.mjs';
import { runToEnd } from './child-processes.mjs';
import { setUp } from './setup.mjs';

await command(async () => {
  await setUp({ log: console.error });
  if (!(await build({ log: console.error, output: 'stderr' }))) return 130;
  // With thousands of held calls Node would else reserve 130 MB for young objects, and stop for 40 ms to tidy them.
  const args = ['--max-semi-space-size=16', join(ROOT, 'out', 'main', 'cli.js'), 'serve', ...process.argv.slice(2)];
  return (await runToEnd(NODE, args)).code;
});
