import { expect, it } from 'vitest';
import { layOutJson } from './json-layout.ts';

it('lays out one line of JSON as everyone does', () => {
  for (const value of [{ a: [1, 'x"]{', { b: null }], c: {}, d: [] }, [], 'word', 7, { 'k:,': true }]) {
    expect(layOutJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  }
});

it('keeps every digit and every key', () => {
  expect(layOutJson('{"n":12345678901234567890.10,"n":1e3}')).toBe('{\n  "n": 12345678901234567890.10,\n  "n": 1e3\n}');
});

it.each(['{\n"a": 1}', '{"a":', 'plain words'])('leaves %j alone', (text) => {
  expect(layOutJson(text)).toBe(text);
});
