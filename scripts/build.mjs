// Builds out/ when it is older than what it is made of.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { command, NODE, ROOT, readIfThere, SetUpError, toolFile } from './checkout.mjs';
import { runToEnd } from './child-processes.mjs';
import { buildClient } from './client.mjs';
import { setUp } from './setup.mjs';

const SOURCES = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.client.json',
  'package.json',
  'package-lock.json',
];
const PRODUCTS = [
  'out/main/index.js',
  'out/main/cli.js',
  'out/main/demo.js',
  'out/client/index.js',
  'out/client/index.d.ts',
];
const STAMP = join(ROOT, 'out', '.stamp');

/**
 * Builds when something changed since the last build.
 * @param {{ log: (line: string) => void, output?: 'inherit' | 'stderr', always?: boolean }} options
 * @returns {Promise<boolean>} false when a signal stopped it
 */
export async function build({ log, output = 'inherit', always = false }) {
  // Taken before the build: a file that is saved while it runs makes it stale, not lost.
  const stamp = sourceStamp(ROOT, SOURCES);
  if (!always && readIfThere(STAMP) === stamp && PRODUCTS.every((file) => existsSync(join(ROOT, file)))) return true;
  log('Building …');
  rmSync(STAMP, { force: true });
  const args = [toolFile('electron-vite'), 'build', '--logLevel', 'warn'];
  const { code, stoppedBy } = await runToEnd(NODE, args, { cwd: ROOT, stdout: output });
  if (stoppedBy) return false;
  if (code !== 0)
    throw new SetUpError('The build failed; the reason is above. Correct it and run the same command again.');
  if (!(await buildClient(join(ROOT, 'out', 'client'), output))) return false;
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  writeFileSync(STAMP, stamp);
  return true;
}

/**
 * Changes whenever a source's name, size or time of change does. Tests are not built, so they do not count.
 * @param {string} root
 * @param {string[]} sources files and folders
 */
export function sourceStamp(root, sources) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
    } else if (!/\.test\.\w+$/.test(path)) {
      hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  for (const source of sources) visit(source);
  return hash.digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await command(async () => {
    await setUp();
    return (await build({ log: console.log, always: true })) ? 0 : 1;
  });
}
