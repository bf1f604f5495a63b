import { describe, expect, it } from 'vitest';
import { readJson } from './json-problem.ts';

describe('a JSON answer', () => {
  it.each([
    ['{}', {}],
    [' \n{ "a": [1, -2.5e3, true, null, "x\\n\\u00e4"] }\n', { a: [1, -2500, true, null, 'x\nä'] }],
  ])('%j is read', (text, value) => {
    expect(readJson(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 1, /nothing here/],
    ['  \n', 1, /nothing here/],
    ['[1]', 1, /must be an object/],
    ['\n\n"a"', 3, /must be an object/],
    ['null', 1, /must be an object/],
    ['{\n  "a": 1,\n}', 2, /Take out the comma before the \}/],
    ['{\n  "a": 1\n  "b": 2\n}', 3, /comma or \} is missing/],
    ['{\n  "a": [1 2]\n}', 2, /comma or \] is missing/],
    ['{\n  "a" 1\n}', 2, /colon is missing/],
    ['{\n  a: 1\n}', 2, /name in double quotes/],
    ["{\n  'a': 1\n}", 2, /double quotes \("\) instead/],
    ['{\n  "a": \'x\'\n}', 2, /double quotes \("\) instead/],
    ['{\n  "a": yes\n}', 2, /“yes” is not a value/],
    ['{\n  "a": True\n}', 2, /“True” is not a value/],
    ['{\n  "a": 01\n}', 2, /“01” is not a value/],
    ['{\n  "a":\n}', 3, /value is missing/],
    ['{\n  "a": "x\n}', 2, /no closing double quote/],
    ['{\n  "a": "x\ty"\n}', 2, /tab inside/],
    ['{\n  "a": "C:\\data"\n}', 2, /backslash is written twice/],
    ['{\n  "a": [1, 2', 2, /\[ is never closed/],
    ['{\n  "a": 1', 1, /\{ is never closed/],
    ['{}\n{}', 2, /after the end/],
    ['{\n  // no\n}', 2, /no comments/],
    ['['.repeat(100_000), 1, /./],
  ])('%j is refused at line %i', (text, line, words) => {
    expect(readJson(text)).toEqual({ ok: false, problem: { line, words: expect.stringMatching(words) } });
  });
});
