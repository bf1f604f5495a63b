import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';

const CHECKOUT = resolve(import.meta.dirname, '../..');
const written: string[] = [];
afterEach(() => {
  for (const file of written.splice(0)) rmSync(file);
});

/** Lints one line as if it stood in `file`, and answers what the linter says. */
function lint(file: string, source: string): string {
  const probe = resolve(CHECKOUT, dirname(file), `import-rule-probe-${process.pid}.ts`);
  mkdirSync(dirname(probe), { recursive: true });
  writeFileSync(probe, `${source}\n`);
  written.push(probe);
  try {
    return execFileSync('node_modules/.bin/biome', ['lint', '--colors=off', probe], {
      cwd: CHECKOUT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}

it.each([
  ['src/contract/x.ts', `export { readFile } from 'node:fs/promises';`, 'only zod and itself'],
  ['src/contract/x.ts', `export { x } from '../core/index.ts';`, 'only zod and itself'],
  ['src/contract/routes/x.ts', `export { x } from '../../core/index.ts';`, 'only zod and itself'],
  ['src/words/x.ts', `export { app } from 'electron';`, 'only i18next and itself'],
  ['src/words/de/x.ts', `export { LIMITS } from '../../contract/limits.ts';`, 'only i18next and itself'],
  ['src/sqlite/x.ts', `export { LIMITS } from '../contract/limits.ts';`, 'only Node and that package'],
  ['src/core/x.ts', `export { t } from '../words/words.ts';`, 'plain Node'],
  ['src/core/x.ts', `export { app } from 'electron';`, 'plain Node'],
  ['src/cli/x.ts', `export { app } from 'electron';`, 'plain Node'],
  ['src/client/x.ts', `export type { Message } from '../contract/message.ts';`, 'only itself'],
  ['src/client/x.ts', `export { readFile } from 'node:fs/promises';`, 'only itself'],
  ['src/client/x.ts', `export const x = process.env.HOME;`, 'also runs in browsers'],
  ['src/core/services/x.ts', `export { x } from '../../main/inbox.ts';`, 'main'],
  ['src/core/domain/x.ts', `export { x } from '../store/agents.ts';`, 'domain is pure'],
  ['src/core/domain/x.ts', `export const x = Date.now();`, 'domain is pure'],
  ['src/core/domain/x.ts', `export const x = process.env.HOME;`, 'domain is pure'],
  ['src/core/store/x.ts', `export { x } from '../services/agents.ts';`, 'belongs into services'],
  ['src/core/services/x.ts', `export { x } from '../http/server.ts';`, 'never HTTP or socket words'],
  ['src/core/http/x.ts', `export { DatabaseSync } from 'node:sqlite';`, 'SQL stays in store'],
  ['src/core/http/x.ts', `export { loadSqliteEngine } from '../../sqlite/engine.ts';`, 'SQL stays in store'],
  ['src/core/http/x.ts', `export { x } from '../mcp/door.ts';`, 'imports the MCP door'],
  ['src/core/mcp/x.ts', `export { x } from '../store/agents.ts';`, 'beside http and realtime'],
  ['src/main/x.ts', `export { createCore } from '../core/index.ts';`, 'never imports the core'],
  ['src/main/x.ts', `export { ipcMain } from 'electron';`, 'src/main/ipc.ts alone'],
  ['src/main/x.ts', `export { DatabaseSync } from 'node:sqlite';`, 'never imports the core'],
  ['src/demo/x.ts', `export { createCore } from '../core/index.ts';`, 'by HTTP and Socket.IO alone'],
  ['src/demo/acts/x.ts', `export { app } from 'electron';`, 'by HTTP and Socket.IO alone'],
  ['src/preload/x.ts', `export { z } from 'zod';`, 'no zod at run time'],
  ['src/renderer/state/x.ts', `export { ipcRenderer } from 'electron';`, 'window.placet'],
  ['src/renderer/state/x.ts', `export const x = fetch('https://example.com');`, 'no network of its own'],
])('in %s, %s is refused with what to do instead', (file, source, advice) => {
  expect(lint(file, source)).toContain(advice);
});

it('lets what is allowed pass', () => {
  expect(lint('src/client/x.ts', `export { connect } from './index.ts';`)).not.toContain('×');
  expect(lint('src/cli/x.ts', `export { connect } from '../client/node.ts';`)).not.toContain('×');
  expect(lint('src/core/http/x.ts', `export { LIMITS } from '../../contract/limits.ts';`)).not.toContain('×');
});
