import type { JsonObject } from '../../../../../contract/value.ts';
import { t } from '../../../../../words/words.ts';
import { findSyntaxProblem } from './json-syntax.ts';

/** What is wrong with a JSON answer, and on which line, counted from 1. */
export interface JsonProblem {
  readonly line: number;
  readonly words: string;
}

/** A text read as the JSON object that an answer must be. */
export type JsonReading =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly problem: JsonProblem };

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Reads the text of the JSON editor; any object is an answer (contract 5.4). */
export function readJson(text: string): JsonReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { offset, words } = findSyntaxProblem(text);
    return { ok: false, problem: { line: lineOf(text, offset), words } };
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { ok: true, value: value as JsonObject };
  const line = lineOf(text, text.length - text.trimStart().length);
  return { ok: false, problem: { line, words: t('review.jsonMustBeObject') } };
}
