import { expect, test } from 'vitest';
import { outcome, playwrightCounts, stagesOf, total, vitestCounts } from './test-results.mjs';

test('without arguments every stage runs, with --only the named ones', () => {
  expect([...stagesOf([])]).toEqual(['check', 'unit', 'contract', 'e2e', 'package']);
  expect([...stagesOf(['--only=unit,e2e'])]).toEqual(['unit', 'e2e']);
});

test('a command line that is not understood names what is', () => {
  expect(stagesOf(['--only=units'])).toMatch(/"units".*\n.*check, unit, contract, e2e, package/);
  expect(stagesOf(['--fast'])).toMatch(/--fast/);
});

test("vitest's report counts a file that could not be loaded as a failure", () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  };
  expect(vitestCounts(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test("Playwright's report counts a flaky test as passed", () => {
  const stats = { expected: 4, flaky: 1, unexpected: 2, skipped: 3 };
  expect(playwrightCounts({ stats })).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

test('a runner that crashed is a failure, with or without a report', () => {
  expect(outcome(139, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(outcome(0, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(outcome(1, { passed: 5, failed: 0, skipped: 0 })).toEqual({ passed: 5, failed: 1, skipped: 0 });
  expect(outcome(1, { passed: 5, failed: 2, skipped: 0 })).toEqual({ passed: 5, failed: 2, skipped: 0 });
});

test('all runners are added up', () => {
  const sum = total([
    { passed: 1, failed: 0, skipped: 2 },
    { passed: 3, failed: 1, skipped: 0 },
  ]);
  expect(sum).toEqual({ passed: 4, failed: 1, skipped: 2 });
});
