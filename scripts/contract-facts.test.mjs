import { expect, test } from 'vitest';
import { factsOf, factsTable, testsByFact } from './contract-facts.mjs';

const report = (status) => ({
  testResults: [
    {
      name: '/root/tests/contract/a.test.ts',
      assertionResults: [
        { title: '1. is up', ancestorTitles: [], status },
        { title: 'by name', ancestorTitles: ['92. a private address'], status: 'pending' },
        { title: 'no number', ancestorTitles: [], status },
      ],
    },
  ],
});

test('a title may begin with the numbers of one fact or more', () => {
  expect(factsOf('105. a file')).toEqual([105]);
  expect(factsOf('44. and 56. a plugin')).toEqual([44, 56]);
  expect(factsOf('4., 5. and 6. errors')).toEqual([4, 5, 6]);
  expect(factsOf('10,000 calls')).toEqual([]);
});

test('a test counts for the facts of the titles around it, too', () => {
  const tests = testsByFact(report('passed'), '/root');
  expect([...tests.keys()]).toEqual([1, 92]);
  expect(tests.get(92)).toEqual([
    { name: '92. a private address › by name', file: 'tests/contract/a.test.ts', result: 'skipped' },
  ]);
});

test('the table has a column per run, and names the facts that no test shows', () => {
  const table = factsTable([
    { name: 'Node', tests: testsByFact(report('passed'), '/root') },
    { name: 'Electron', tests: testsByFact(report('failed'), '/root') },
  ]);
  expect(table).toContain('| 1 | 1. is up | tests/contract/a.test.ts | passed | failed |');
  expect(table).toContain('2 of 128 facts have a test, 1 rows failed; without a test: 2, 3, ');
});
