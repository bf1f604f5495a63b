import type { Message } from '../../contract/message.ts';
import {
  approvalPayload,
  DEFAULT_APPROVAL_OPTIONS,
  formPayload,
  REDACTED,
  type Review,
  selectionPayload,
} from '../../contract/review.ts';
import type { JsonObject } from '../../contract/value.ts';
import { t } from '../../words/words.ts';
import { firstLine, oneLine, shorten } from '../files/plain-text.ts';

const ANSWER_CHARS = 300;
const QUESTION_CHARS = 160;
const HIDDEN = '(hidden)';

/**
 * What a response says, in words for a record that outlives the message. What was typed into a password field is not in
 * it; of data without a known form only the names of its members are, because nobody can tell which of them are secret.
 */
export function answerWords(review: Review, response: JsonObject | null | undefined): string {
  if (!response) return '';
  if (response._dismissed === true) return t('main.dismissed');
  return shorten(oneLine(wordsByType(review, response)), ANSWER_CHARS);
}

/** The title of a question, in plain words. */
export function questionWords(message: Message): string {
  const line = firstLine(message.text ?? '', QUESTION_CHARS);
  return line === '' ? (message.attachments[0]?.filename ?? t('main.questionWithoutWords')) : line;
}

function wordsByType(review: Review, response: JsonObject): string {
  switch (review.type) {
    case 'selection':
      return selectionWords(review, response);
    case 'form':
      return formWords(review, response);
    case 'text-input':
      return typeof response.text === 'string' ? response.text : dataWords(response);
    case 'freeform':
      return dataWords(response);
    default:
      return optionWords(review, response);
  }
}

function optionWords(review: Review, response: JsonObject): string {
  const { selectedOption, comment } = response;
  if (typeof selectedOption !== 'string') return dataWords(response);
  const parsed = approvalPayload.safeParse(review.payload ?? {});
  const options = parsed.success ? parsed.data.options : DEFAULT_APPROVAL_OPTIONS;
  const label = options.find(({ id }) => id === selectedOption)?.label || selectedOption;
  return typeof comment === 'string' && comment.trim() !== '' ? `${label}: ${comment.trim()}` : label;
}

function selectionWords(review: Review, response: JsonObject): string {
  if (!Array.isArray(response.selectedIds)) return dataWords(response);
  const parsed = selectionPayload.safeParse(review.payload);
  const labels = new Map(parsed.success ? parsed.data.items.map(({ id, label }) => [id, label || id]) : []);
  return response.selectedIds.map((id) => labels.get(id) ?? String(id)).join(', ') || t('main.nothingSelected');
}

function formWords(review: Review, response: JsonObject): string {
  const parsed = formPayload.safeParse(review.payload);
  if (!parsed.success) return dataWords(response);
  const given = parsed.data.fields.flatMap(({ name, label, type }) => {
    const value = Object.hasOwn(response, name) ? response[name] : undefined;
    if (value === undefined || value === null || value === '') return [];
    const shown = type === 'password' || value === REDACTED ? HIDDEN : valueWords(value);
    return [`${label || name}: ${shown}`];
  });
  return given.join('; ') || t('main.nothingFilledIn');
}

function valueWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function dataWords(response: JsonObject): string {
  const names = Object.keys(response);
  return names.length === 0 ? t('main.dataWithoutMembers') : t('main.dataNamed', { names: names.join(', ') });
}
