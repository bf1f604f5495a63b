import type { FormField } from '../../../../../contract/review.ts';
import type { JsonObject } from '../../../../../contract/value.ts';
import type { PlainKey } from '../../../../../words/catalogue.ts';
import { formatNumber } from '../../../../../words/formats.ts';
import { t } from '../../../../../words/words.ts';
import type { FieldValue } from './field-value.ts';

/** What the check of a form found: a response, and what is wrong by the position of the field. */
export interface FormCheck {
  readonly response: JsonObject;
  readonly problems: ReadonlyMap<number, string>;
}

// The one that browsers use for their own e-mail fields, in short.
const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i;

const UNREADABLE: Readonly<Partial<Record<FormField['type'], PlainKey>>> = {
  number: 'review.writeNumber',
  date: 'review.writeWholeDate',
  time: 'review.writeWholeTime',
  datetime: 'review.writeWholeDateTime',
};

function isEmpty(field: FormField, value: FieldValue): boolean {
  return typeof value === 'string' && (field.type === 'password' ? value === '' : value.trim() === '');
}

/** A limit is named with every digit that the agent gave it. */
const EXACT: Intl.NumberFormatOptions = { maximumFractionDigits: 20, useGrouping: false };

function numberProblem({ min, max, step, unit }: FormField, value: number): string | null {
  const of = (limit: number): string => (unit ? `${formatNumber(limit, EXACT)} ${unit}` : formatNumber(limit, EXACT));
  if (!Number.isFinite(value)) return t('review.writeNumber');
  if (min !== undefined && value < min) return t('review.atLeastLimit', { limit: of(min) });
  if (max !== undefined && value > max) return t('review.atMostLimit', { limit: of(max) });
  if (step === undefined || step <= 0) return null;
  const steps = (value - (min ?? 0)) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6
    ? null
    : min
      ? t('review.inStepsFrom', { step: of(step), min: of(min) })
      : t('review.inSteps', { step: of(step) });
}

/** What is wrong with the value of one field, in words; `isUnreadable` is what the native control says of its text. */
export function fieldProblem(field: FormField, value: FieldValue, isUnreadable = false): string | null {
  if (isUnreadable) return t(UNREADABLE[field.type] ?? 'review.unreadableValue');
  if (typeof value === 'boolean') return null;
  if (isEmpty(field, value)) {
    if (field.required !== true) return null;
    return field.type === 'select' ? t('review.chooseOneProblem') : t('review.isRequired');
  }
  switch (field.type) {
    case 'number':
      return numberProblem(field, Number(value));
    case 'email':
      return EMAIL.test(value.trim()) ? null : t('review.writeEmailAddress');
    case 'url':
      return URL.canParse(value.trim()) ? null : 'Write a whole address, like https://example.com.';
    default:
      return null;
  }
}

function wireValue(field: FormField, value: FieldValue): string | number | boolean {
  if (typeof value === 'boolean') return value;
  switch (field.type) {
    case 'number':
    case 'range':
      return Number(value);
    case 'email':
    case 'url':
      return value.trim();
    case 'time':
      return value.slice(0, 'HH:MM'.length);
    case 'datetime':
      return value.slice(0, 'YYYY-MM-DDTHH:MM'.length);
    default:
      return value;
  }
}

/** Checks a form and builds its response (contract 5.4, 5.5); fields that were left empty are left out. */
export function checkForm(
  fields: readonly FormField[],
  valueAt: (field: FormField, position: number) => FieldValue,
  isUnreadable: (position: number) => boolean = () => false,
): FormCheck {
  const problems = new Map<number, string>();
  const members: [string, unknown][] = [];
  fields.forEach((field, position) => {
    const value = valueAt(field, position);
    const problem = fieldProblem(field, value, isUnreadable(position));
    if (problem !== null) problems.set(position, problem);
    else if (!isEmpty(field, value)) members.push([field.name, wireValue(field, value)]);
  });
  return { response: Object.fromEntries(members), problems };
}
