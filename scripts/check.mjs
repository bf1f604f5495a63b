// `npm run check`: format, lint and types.
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { command, NODE, ROOT, toolFile } from './checkout.mjs';
import { runToEnd } from './child-processes.mjs';
import { setUp } from './setup.mjs';

/**
 * Runs every check, whether or not an earlier one failed.
 * @returns {Promise<{ name: string, ok: boolean, stoppedBy: NodeJS.Signals | undefined }[]>}
 */
export async function runChecks() {
  const configs = readdirSync(ROOT).filter((name) => /^tsconfig.*\.json$/.test(name));
  const checks = [
    { name: 'biome check', args: [toolFile('@biomejs/biome', 'biome'), 'check', '.'] },
    ...configs.sort().map((config) => ({
      name: `tsc -p ${config}`,
      args: [toolFile('typescript', 'tsc'), '-p', config, '--noEmit'],
    })),
  ];
  const results = [];
  for (const { name, args } of checks) {
    if (results.some((result) => result.stoppedBy)) break;
    const started = performance.now();
    const { code, stoppedBy } = await runToEnd(NODE, args, { cwd: ROOT });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${name}: ${code === 0 ? 'ok' : 'failed'} (${seconds} s)`);
    results.push({ name, ok: code === 0, stoppedBy });
  }
  return results;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await command(async () => {
    await setUp();
    const results = await runChecks();
    return results.every((result) => result.ok) ? 0 : 1;
  });
}
