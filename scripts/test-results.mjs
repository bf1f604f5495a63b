// Adds up what the runners report. Pure: test.mjs runs them and reads their files.

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

const STAGES = ['check', 'unit', 'contract', 'e2e', 'package'];

/**
 * Which stages the command line asks for.
 * @param {string[]} args
 * @returns {Set<string> | string} the stages, or what is wrong with the command line
 */
export function stagesOf(args) {
  if (args.length === 0) return new Set(STAGES);
  const usage = `Use \`npm test\`, or \`npm test -- --only=NAME\` with one or more of: ${STAGES.join(', ')}.`;
  const names = args.length === 1 ? args[0].match(/^--only=(.+)$/)?.[1].split(',') : undefined;
  if (!names) return `I do not understand: ${args.join(' ')}\n${usage}`;
  const unknown = names.find((name) => !STAGES.includes(name));
  return unknown === undefined ? new Set(names) : `There is no stage "${unknown}".\n${usage}`;
}

/**
 * Counts of vitest's JSON report. A file that could not even be loaded holds no test, and counts as one failure.
 * @param {any} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts of Playwright's JSON report. A test that passed at a second try has passed.
 * @param {any} report
 * @returns {Counts}
 */
export function playwrightCounts(report) {
  const { expected, flaky, unexpected, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

/**
 * What a runner's end and its report say together. A runner that failed without a failed test (it crashed, found no test, or
 * an error came outside of any) is a failure of its own.
 * @param {number} code the runner's exit code
 * @param {Counts | undefined} counts undefined when it left no readable report
 * @returns {Counts}
 */
export function outcome(code, counts) {
  if (!counts) return { passed: 0, failed: 1, skipped: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function total(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) for (const key of Object.keys(sum)) sum[key] += counts[key];
  return sum;
}
