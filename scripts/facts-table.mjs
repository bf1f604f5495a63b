// `npm run facts`: runs the contract tests on Node and on Electron's runtime, and writes docs/contract-facts.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { command, NODE, ROOT, toolFile } from './checkout.mjs';
import { runToEnd } from './child-processes.mjs';
import { factsTable, testsByFact } from './contract-facts.mjs';
import { setUp } from './setup.mjs';

const RUNS = [
  { name: 'Node', target: 'in-process' },
  { name: 'Electron', target: 'electron' },
];

await command(async () => {
  await setUp({ electron: true });
  if (!(await build({ log: console.log }))) return 130;
  const folder = mkdtempSync(join(tmpdir(), 'placet-desk-facts-'));
  const runs = [];
  try {
    for (const { name, target } of RUNS) {
      const report = join(folder, `${target}.json`);
      const args = [toolFile('vitest'), 'run', '--project', 'contract', '--reporter=json', `--outputFile=${report}`];
      const env = { ...process.env, PLACET_DESK_CONTRACT_TARGET: target };
      const { stoppedBy } = await runToEnd(NODE, args, { cwd: ROOT, env });
      if (stoppedBy) return 130;
      runs.push({ name, tests: testsByFact(JSON.parse(readFileSync(report, 'utf8')), ROOT) });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const file = join(ROOT, 'docs', 'contract-facts.md');
  writeFileSync(file, factsTable(runs));
  console.log(`Wrote ${file}`);
  return 0;
});
