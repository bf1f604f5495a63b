// `node scripts/client.mjs FOLDER`: builds the client library: its sources without their types, and declarations.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { command, NODE, ROOT, SetUpError, toolFile } from './checkout.mjs';
import { runToEnd } from './child-processes.mjs';

/**
 * Builds into a folder, which is emptied first.
 * @param {string} folder
 * @param {'inherit' | 'stderr'} output
 * @returns {Promise<boolean>} false when a signal stopped it
 */
export async function buildClient(folder, output) {
  rmSync(folder, { recursive: true, force: true });
  const args = [toolFile('typescript', 'tsc'), '-p', 'tsconfig.client.json', '--noEmit', 'false', '--outDir', folder];
  const { code, stoppedBy } = await runToEnd(NODE, args, { cwd: ROOT, stdout: output });
  if (stoppedBy) return false;
  if (code !== 0) throw new SetUpError('The client library cannot be built; the reason is above.');
  // TypeScript leaves the names of the sources in declarations.
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.d.ts'))) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'"));
  }
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await command(async () => ((await buildClient(resolve(process.argv[2] ?? ''), 'stderr')) ? 0 : 130));
}
