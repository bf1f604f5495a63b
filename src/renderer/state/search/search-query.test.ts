import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNarrower, OPERATORS, parseQuery, type SearchQuery } from './search-query.ts';

const NOW = new Date(2026, 10, 23, 12).getTime();
const day = (month: number, date: number) => new Date(2026, month - 1, date).getTime();
const parse = (text: string) => parseQuery(text, NOW);

describe('a query', () => {
  it.each<[string, Partial<SearchQuery>]>([
    ['', {}],
    ['Deploy Überprüfung', { terms: ['deploy', 'uberprufung'] }],
    ['"two words" three', { terms: ['two words', 'three'] }],
    ['"not closed', { terms: ['not closed'] }],
    ['-draft -"old thing"', { absent: ['draft', 'old thing'] }],
    ['agent:"Deploy Bot"', { filters: [{ kind: 'agent', name: 'deploy bot', isNot: false }] }],
    ['-type:Form', { filters: [{ kind: 'type', start: 'form', isNot: true }] }],
    ['status:pen', { filters: [{ kind: 'status', statuses: ['pending'], isNot: false }] }],
    ['status:answered', { filters: [{ kind: 'status', statuses: ['completed'], isNot: false }] }],
    ['has:attachment', { filters: [{ kind: 'attachment', isNot: false }] }],
    ['after:2026-11-20', { filters: [{ kind: 'after', atMs: day(11, 20), isNot: false }] }],
    ['before:2026-11', { filters: [{ kind: 'before', atMs: day(11, 1), isNot: false }] }],
    ['before:2026', { filters: [{ kind: 'before', atMs: day(1, 1), isNot: false }] }],
    ['after:yesterday', { filters: [{ kind: 'after', atMs: day(11, 22), isNot: false }] }],
    ['after:7d', { filters: [{ kind: 'after', atMs: NOW - 7 * 86_400_000, isNot: false }] }],
    ['https://example.org/a:b 12:30', { terms: ['https://example.org/a:b', '12:30'] }],
    ['"agent:bot"', { terms: ['agent:bot'] }],
    ['agent:', {}],
  ])('%s is understood', (text, wanted) => {
    expect(parse(text)).toEqual({ terms: [], absent: [], filters: [], problems: [], ...wanted });
  });

  it.each([
    ['from:bot', /no “from:”, so it is looked for as text/],
    ['status:sleeping', /“sleeping” is no status, so it is left out/],
    ['before:2026-02-31', /“2026-02-31” is no date, so it is left out/],
    ['after:soon', /“soon” is no date/],
    ['has:review', /“has:review” is unknown/],
    ['agent: deploy', /“agent:” has nothing after it/],
  ])('%s is said to be wrong', (text, words) => {
    expect(parse(text).problems.join(' ')).toMatch(words);
  });

  it('drops nothing in silence, whatever is typed', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.tuple(fc.constantFrom(...OPERATORS, 'foo'), fc.string({ maxLength: 6 })).map(([a, b]) => `${a}:${b}`),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const written = parts.join(' ');
        // Closed, because what follows an open quote to the end counts as still being typed.
        const isOpen = written.split('"').length % 2 === 0;
        const text = `${written}${isOpen ? '"' : ''} `;
        const { terms, absent, filters, problems } = parse(text);
        const tokens = text.match(/(?:[^\s"]|"[^"]*(?:"|$))+/gu) ?? [];
        const meaningful = tokens.filter((token) => token.replace(/^-/, '').replaceAll('"', '').trim() !== '');
        expect(terms.length + absent.length + filters.length + problems.length).toBeGreaterThanOrEqual(
          meaningful.length,
        );
      }),
      { examples: [[['agent:"']], [['-agent:"', 'x']]] },
    );
  });

  it('says nothing of a filter that is still being typed', () => {
    expect(parse('agent:" ').problems).toEqual([]);
    expect(parse('agent: ').problems).toHaveLength(1);
  });

  it('knows when what was found before is enough to look at', () => {
    expect(isNarrower(parse('deploy'), parse('dep'))).toBe(true);
    expect(isNarrower(parse('deploy -draft agent:bot'), parse('dep -draft'))).toBe(true);
    expect(isNarrower(parse('dep'), parse('deploy'))).toBe(false);
    expect(isNarrower(parse('deploy'), parse('deploy -draft'))).toBe(false);
    expect(isNarrower(parse('status:pending'), parse('status:p'))).toBe(true);
    expect(isNarrower(parse('status:expired'), parse('status:pending'))).toBe(false);
  });
});
