#!/usr/bin/env node
// The command line of this checkout, for `npx placet-desk`: what was built, in this process, so that signals reach it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PROGRAM = join(ROOT, 'out', 'main', 'cli.js');
const NOT_BUILT = 69;

if (existsSync(PROGRAM)) {
  await import(pathToFileURL(PROGRAM).href);
} else {
  process.stderr.write(`Placet Desk is not built yet. Run this once, then try again:\n  cd ${ROOT} && npm run build\n`);
  process.exitCode = NOT_BUILT;
}
