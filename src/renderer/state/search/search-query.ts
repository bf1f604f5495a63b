import { t } from '../../../words/words.ts';
import { listWords } from '../list-words.ts';
import type { Standing } from '../review-facts.ts';
import { fold } from './fold.ts';
import { startOfDate } from './search-date.ts';

/** What a search can be narrowed by, in the order in which it is offered. */
export const OPERATORS = ['agent', 'type', 'status', 'before', 'after', 'has'] as const;
export type Operator = (typeof OPERATORS)[number];

/** The words of `type:`; agents have types of their own beside them. */
export const TYPE_VALUES = ['approval', 'selection', 'form', 'text-input', 'freeform', 'message'] as const;
export const STATUS_VALUES = ['pending', 'completed', 'expired'] as const;
export const HAS_VALUES = ['attachment'] as const;

/** One condition that is not a word of the text. */
export type SearchFilter = { readonly isNot: boolean } & (
  | { readonly kind: 'agent'; readonly name: string }
  | { readonly kind: 'type'; readonly start: string }
  | { readonly kind: 'status'; readonly statuses: readonly Standing[] }
  | { readonly kind: 'before' | 'after'; readonly atMs: number }
  | { readonly kind: 'attachment' }
);

/** What is looked for. */
export interface SearchQuery {
  /** Folded texts, all of which must occur. */
  readonly terms: readonly string[];
  /** Folded texts, none of which may occur. */
  readonly absent: readonly string[];
  readonly filters: readonly SearchFilter[];
  /** What of the query was not understood, and what was done about it: sentences. */
  readonly problems: readonly string[];
}

/** One word of a query, or what stands in quotes. */
const TOKEN = /(?:[^\s"]|"[^"]*(?:"|$))+/gu;
/** `-` for “not”, the operator, its value. An address is no operator: `https://…`. */
const PARTS = /^(-?)(?:(\p{L}+):(?!\/\/))?(.*)$/su;
const ALIASES: Readonly<Record<string, string>> = { answered: 'completed', waiting: 'pending', open: 'pending' };

function isOperator(name: string): name is Operator {
  return OPERATORS.some((operator) => operator === name);
}

/** The condition of an operator, or the sentence that says why there is none. */
function readFilter(operator: Operator, value: string, isNot: boolean, nowMs: number): SearchFilter | string {
  const folded = fold(value);
  switch (operator) {
    case 'agent':
      return { kind: 'agent', name: folded, isNot };
    case 'type':
      return { kind: 'type', start: folded, isNot };
    case 'status': {
      const wanted = ALIASES[folded] ?? folded;
      const statuses = STATUS_VALUES.filter((status) => status.startsWith(wanted));
      if (statuses.length > 0) return { kind: 'status', statuses, isNot };
      return t('desk.unknownStatus', { value });
    }
    case 'before':
    case 'after': {
      const atMs = startOfDate(folded, nowMs);
      if (atMs !== null) return { kind: operator, atMs, isNot };
      return t('desk.unknownDate', { value, examples: t('desk.dateExamples') });
    }
    case 'has':
      if (['attachment', 'attachments', 'file', 'files'].some((word) => word.startsWith(folded)))
        return { kind: 'attachment', isNot };
      return t('desk.unknownHas', { value });
  }
}

/** Reads what was typed. Nothing is dropped in silence: what cannot be used is among the problems. */
export function parseQuery(text: string, nowMs: number): SearchQuery {
  const terms: string[] = [];
  const absent: string[] = [];
  const filters: SearchFilter[] = [];
  const problems: string[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [, minus = '', name, rest = ''] = PARTS.exec(match[0]) ?? [];
    const isNot = minus === '-';
    const value = rest.replaceAll('"', '').trim();
    const operator = name === undefined ? undefined : fold(name);
    if (operator !== undefined && isOperator(operator)) {
      const isBeingTyped = match.index + match[0].length === text.length;
      if (value !== '') {
        const filter = readFilter(operator, value, isNot, nowMs);
        if (typeof filter === 'string') problems.push(filter);
        else filters.push(filter);
      } else if (!isBeingTyped) problems.push(t('desk.operatorWithoutValue', { operator }));
      continue;
    }
    const words = operator === undefined ? value : `${name}:${value}`;
    if (words === '') continue;
    if (operator !== undefined) {
      problems.push(t('desk.unknownOperator', { name: name ?? '', operators: listWords(OPERATORS) }));
    }
    (isNot ? absent : terms).push(fold(words));
  }
  return { terms, absent, filters, problems };
}

/** Is there anything to look for? */
export function isBlank(query: SearchQuery): boolean {
  return query.terms.length + query.absent.length + query.filters.length === 0;
}

/** Can `next` only find what `before` found as well? Then it is enough to look there. */
export function isNarrower(next: SearchQuery, before: SearchQuery): boolean {
  return (
    before.terms.every((term) => next.terms.some((longer) => longer.includes(term))) &&
    before.absent.every((term) => next.absent.includes(term)) &&
    before.filters.every((filter) => next.filters.some((other) => JSON.stringify(other) === JSON.stringify(filter)))
  );
}
