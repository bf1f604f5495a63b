// `npm test [-- --only=check,unit,contract,e2e,package]`: everything, on a fresh checkout too. The last line adds it up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runChecks } from './check.mjs';
import { command, NODE, ROOT, readIfThere, SetUpError, toolFile } from './checkout.mjs';
import { runToEnd } from './child-processes.mjs';
import { firstPaintVerdict } from './first-paint.mjs';
import { packageUnpacked } from './package.mjs';
import { setUp } from './setup.mjs';
import { outcome, playwrightCounts, stagesOf, total, vitestCounts } from './test-results.mjs';
import { withDesktop } from './virtual-display.mjs';

const reports = mkdtempSync(join(tmpdir(), 'placet-desk-test-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));
/** @type {Record<string, import('./test-results.mjs').Counts>} */
const results = {};
let stoppedBy;

async function runVitest(name, project, env = {}) {
  const report = join(reports, `${Object.keys(results).length}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [toolFile('vitest'), 'run', '--project', project, ...reporters];
  await record(name, args, { ...process.env, ...env }, report, vitestCounts);
}

async function runPlaywright(name, extraArgs, env) {
  const report = join(reports, `${Object.keys(results).length}.json`);
  const args = [toolFile('@playwright/test', 'playwright'), 'test', '--reporter=list,json', ...extraArgs];
  // Off the person's screen and bus: notifications, keychain and clicks of the tests are nobody else's.
  const isLinux = process.platform === 'linux';
  await withDesktop({ display: isLinux, bus: isLinux }, (desktop) =>
    record(name, args, { ...desktop, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, report, playwrightCounts),
  );
}

async function record(name, args, env, report, countsOf) {
  if (stoppedBy) return;
  console.log(`\n── ${name}`);
  const ended = await runToEnd(NODE, args, { cwd: ROOT, env });
  stoppedBy = ended.stoppedBy;
  let counts;
  try {
    counts = countsOf(JSON.parse(readIfThere(report) ?? ''));
  } catch {
    console.error(`${name} ended with code ${ended.code} and left no results.`);
  }
  results[name] = outcome(ended.code, counts);
}

async function step(name, work) {
  if (stoppedBy) return false;
  console.log(`\n── ${name}`);
  try {
    const done = await work();
    results[name] = { passed: done ? 1 : 0, failed: done ? 0 : 1, skipped: 0 };
  } catch (error) {
    console.error(error instanceof SetUpError ? error.message : error);
    results[name] = { passed: 0, failed: 1, skipped: 0 };
  }
  return results[name].failed === 0;
}

async function runStages(stages) {
  const isWindowed = stages.has('e2e') || stages.has('package');
  const needsElectron = isWindowed || stages.has('contract');
  const ready = await step('set-up', async () => {
    const recipes = stages.has('contract');
    await setUp({ electron: needsElectron, display: isWindowed, notifications: isWindowed, recipes });
    return true;
  });
  if (!ready) return;
  if (stages.has('check')) {
    console.log('\n── checks');
    for (const check of await runChecks()) {
      results[check.name] = { passed: check.ok ? 1 : 0, failed: check.ok ? 0 : 1, skipped: 0 };
      stoppedBy ??= check.stoppedBy;
    }
  }
  if (needsElectron && !(await step('build', () => build({ log: console.log })))) return;
  if (isWindowed) {
    await step('first paint', () => {
      const { isMet, sentence } = firstPaintVerdict(join(ROOT, 'out', 'renderer'));
      console.log(sentence);
      return isMet;
    });
  }
  if (stages.has('unit')) await runVitest('unit tests', 'unit');
  if (stages.has('contract')) {
    await runVitest('contract tests', 'contract');
    await runVitest('contract tests on Electron', 'contract', { PLACET_DESK_CONTRACT_TARGET: 'electron' });
  }
  if (stages.has('e2e')) await runPlaywright('end-to-end tests', [], {});
  if (stages.has('package')) {
    let executable;
    const packed = await step('package', async () => {
      executable = await packageUnpacked({ log: console.log });
      return executable !== undefined;
    });
    const grep = ['--grep', '@package'];
    if (packed)
      await runPlaywright('end-to-end tests of the package', grep, { PLACET_DESK_E2E_EXECUTABLE: executable });
  }
}

await command(async () => {
  const stages = stagesOf(process.argv.slice(2));
  if (typeof stages === 'string') throw new SetUpError(stages);
  await runStages(stages);
  console.log('\n── results');
  for (const [name, counts] of Object.entries(results)) {
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    console.log(`${counts.failed > 0 ? '✗' : '✓'} ${name}: ${counts.passed} passed, ${counts.failed} failed${skipped}`);
  }
  const sum = total(Object.values(results));
  if (stoppedBy) console.log(`Stopped by ${stoppedBy} before the end.`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed > 0 || stoppedBy ? 1 : 0;
});
