import {
  type FormField,
  type FormPayload,
  formPayload,
  REDACTED,
  type Review,
  selectionPayload,
  textInputPayload,
} from '../../contract/review.ts';
import type { JsonObject } from '../../contract/value.ts';
import { t } from '../../words/words.ts';
import { ownValue } from './own-value.ts';
import { stripMarkdown } from './question.ts';
import { chosenOptionOf } from './review-facts.ts';

/** One line of a filled-in form; `value` is null where nothing was given. */
export interface ReadField {
  readonly label: string;
  readonly value: string | null;
  readonly isHidden: boolean;
}

/** A response as a person can read it; `tree` is what fits no type. */
export type Reading =
  | { readonly kind: 'option'; readonly label: string }
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'items'; readonly labels: readonly string[] }
  | { readonly kind: 'fields'; readonly fields: readonly ReadField[] }
  | { readonly kind: 'text'; readonly text: string; readonly isMarkdown: boolean }
  | { readonly kind: 'tree'; readonly value: JsonObject };

const EXCERPT_CHARS = 80;
const SEARCHED_CHARS = 400;
const OF_ITS_OWN: ReadonlySet<string> = new Set(['selection', 'form', 'text-input', 'freeform']);
const HIDDEN = { value: 'hidden', isHidden: true };

/** The label under which a select shows a value. */
function optionLabel(field: FormField, value: string): string {
  const option = field.options?.find((entry) => (typeof entry === 'string' ? entry : entry.value) === value);
  return typeof option === 'object' ? option.label || option.value : value;
}

function readValue(field: FormField | undefined, value: unknown): Omit<ReadField, 'label'> {
  // A server may send what was typed; a password is not shown again in any case.
  if (value === REDACTED || (field?.type === 'password' && value !== undefined && value !== '')) return HIDDEN;
  if (value === undefined || value === null || value === '') return { value: null, isHidden: false };
  if (typeof value === 'boolean') return { value: value ? t('desk.yes') : t('desk.no'), isHidden: false };
  if (typeof value === 'object') return { value: JSON.stringify(value), isHidden: false };
  const text = field?.type === 'select' ? optionLabel(field, String(value)) : String(value);
  const shown = field?.type === 'datetime' ? text.replace('T', ' ') : text;
  return { value: field?.unit ? `${shown} ${field.unit}` : shown, isHidden: false };
}

function readForm(payload: FormPayload, response: JsonObject): Reading {
  const known = new Set(payload.fields.map(({ name }) => name));
  const asked = payload.fields.map((field) => ({
    label: field.label || field.name,
    ...readValue(field, ownValue(response, field.name)),
  }));
  const others = Object.entries(response).filter(([name]) => !known.has(name));
  return {
    kind: 'fields',
    fields: [...asked, ...others.map(([label, value]) => ({ label, ...readValue(undefined, value) }))],
  };
}

/** Reads a response by the type of its review; null when there is none. */
export function readResponse(review: Review): Reading | null {
  const { response } = review;
  // A form may have a field of that name; a type of an agent's own is most often an approval by another word.
  const option = OF_ITS_OWN.has(review.type) ? null : chosenOptionOf(review);
  if (option) return { kind: 'option', label: option.label || option.id };
  if (!response) return null;
  if (response._dismissed === true) return { kind: 'dismissed' };
  if (review.type === 'selection' && Array.isArray(response.selectedIds)) {
    const parsed = selectionPayload.safeParse(review.payload);
    const labels = new Map(parsed.success ? parsed.data.items.map(({ id, label }) => [id, label || id]) : []);
    return { kind: 'items', labels: response.selectedIds.map((id) => labels.get(id) ?? String(id)) };
  }
  if (review.type === 'form') {
    const parsed = formPayload.safeParse(review.payload);
    if (parsed.success) return readForm(parsed.data, response);
  }
  if (review.type === 'text-input' && typeof response.text === 'string') {
    const parsed = textInputPayload.safeParse(review.payload ?? {});
    return { kind: 'text', text: response.text, isMarkdown: parsed.success && parsed.data.markdown === true };
  }
  return { kind: 'tree', value: response };
}

/** The first words of a text. */
function excerpt(text: string): string {
  const lines = text.trim().slice(0, SEARCHED_CHARS).split('\n').map(stripMarkdown);
  return lines.find((line) => /[\p{L}\p{N}]/u.test(line))?.slice(0, EXCERPT_CHARS) ?? t('desk.answeredPlain');
}

const knownWords = new WeakMap<Review, string>();

/** The answer in a few words, for a row or a title; worked out once: a choice may be out of ten thousand. */
export function answerWords(review: Review): string {
  let words = knownWords.get(review);
  if (words === undefined) {
    words = shortWords(review);
    knownWords.set(review, words);
  }
  return words;
}

function shortWords(review: Review): string {
  const reading = readResponse(review);
  switch (reading?.kind) {
    case 'option':
      return reading.label;
    case 'dismissed':
      return t('desk.dismissed');
    case 'items':
      return itemsWords(reading.labels);
    case 'fields':
      return t('desk.filledIn');
    case 'text':
      return excerpt(reading.text);
    default:
      return review.status === 'completed' ? t('desk.answeredPlain') : review.status.replaceAll('_', ' ');
  }
}

/** Chosen items in a few words. */
export function itemsWords(labels: readonly string[]): string {
  const [first] = labels;
  return first !== undefined && labels.length === 1 ? first : t('desk.selectedCount', { count: labels.length });
}

/** The answer as the title of its card: a text and a form follow in full below it. */
export function answerTitle(review: Review): string {
  return readResponse(review)?.kind === 'text' ? t('desk.answeredPlain') : answerWords(review);
}
