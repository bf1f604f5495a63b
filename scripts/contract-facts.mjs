// Which facts of the wire contract (contract.md section 16) a run of the tests has shown. Pure: facts-table.mjs runs them.

/** How many facts there are. */
export const FACT_COUNT = 132;
/** Facts about what the window draws, shown by its own tests and in real Electron. */
export const WINDOW_FACTS = [129, 130, 131, 132];

/**
 * @typedef {'passed' | 'failed' | 'skipped'} Result
 * @typedef {{ name: string, file: string, result: Result }} ShownBy
 */

/**
 * The facts that a title begins with: `105. …`, or `44. and 56. …`.
 * @param {string} title
 * @returns {number[]}
 */
export function factsOf(title) {
  const [start] = title.match(/^\d+\.(?:(?:,| and) \d+\.)*/) ?? [''];
  return (start.match(/\d+/g) ?? []).map(Number);
}

/**
 * The tests of each fact in vitest's JSON report; a test counts for the facts of its own title and of those around it.
 * @param {any} report
 * @param {string} root the checkout's folder, cut off from file names
 * @returns {Map<number, ShownBy[]>}
 */
export function testsByFact(report, root) {
  /** @type {Map<number, ShownBy[]>} */
  const byFact = new Map();
  for (const { name, assertionResults } of report.testResults) {
    for (const { title, ancestorTitles, status } of assertionResults) {
      const result = status === 'passed' || status === 'failed' ? status : 'skipped';
      const file = name.slice(root.length).replaceAll('\\', '/').replace(/^\//, '');
      const full = [...ancestorTitles, title].join(' › ');
      for (const fact of new Set([...ancestorTitles, title].flatMap(factsOf))) {
        byFact.set(fact, [...(byFact.get(fact) ?? []), { name: full, file, result }]);
      }
    }
  }
  return byFact;
}

/**
 * The table as Markdown, a row per fact and run, and what is missing.
 * @param {{ name: string, tests: Map<number, ShownBy[]> }[]} runs
 * @returns {string}
 */
export function factsTable(runs) {
  const rows = [];
  const missing = [];
  for (let fact = 1; fact <= FACT_COUNT; fact += 1) {
    if (WINDOW_FACTS.includes(fact)) continue;
    const names = new Map();
    for (const { name, tests } of runs) {
      for (const test of tests.get(fact) ?? []) {
        const key = `${test.name}\n${test.file}`;
        names.set(key, { ...names.get(key), test, [name]: test.result });
      }
    }
    if (names.size === 0) missing.push(fact);
    for (const entry of names.values()) {
      const results = runs.map(({ name }) => entry[name] ?? '–');
      rows.push(
        `| ${fact} | ${entry.test.name.replaceAll('|', '\\|')} | ${entry.test.file} | ${results.join(' | ')} |`,
      );
    }
  }
  const failed = rows.filter((row) => row.includes('| failed'));
  const shown = FACT_COUNT - WINDOW_FACTS.length - missing.length;
  return [
    '# Facts of the wire contract, and the tests that show them',
    '',
    'Written by `npm run facts` from a run of `tests/contract`; do not edit. Facts about what the window draws',
    `(${WINDOW_FACTS.join(', ')}) have their tests beside its code and in \`tests/e2e/servers.e2e.ts\`.`,
    '',
    `${shown} of ${FACT_COUNT - WINDOW_FACTS.length} facts have a test, ${failed.length} rows failed${missing.length === 0 ? '' : `; without a test: ${missing.join(', ')}`}.`,
    '',
    `| fact | test | file | ${runs.map(({ name }) => name).join(' | ')} |`,
    `| --- | --- | --- | ${runs.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}
