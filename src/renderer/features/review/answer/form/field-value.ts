import type { FormField } from '../../../../../contract/review.ts';
import { ownValue } from '../../../../state/own-value.ts';

/** What a control holds: the text of the field as the control has it, or whether a box is checked. */
export type FieldValue = string | boolean;

/** What a select offers, whichever way the agent wrote it. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/** The options of a field; agents write plain strings as well as pairs (contract 5.4). */
export function optionsOf({ options = [] }: FormField): SelectOption[] {
  return options.map((option) =>
    typeof option === 'string' ? { value: option, label: option } : { ...option, label: option.label || option.value },
  );
}

const two = (part: number): string => String(part).padStart(2, '0');

function localDateTime(text: string): string {
  const plain = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(text);
  if (plain && !/(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return plain[0];
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return '';
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

function numberText(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : value;
  return text !== '' && typeof text !== 'boolean' && Number.isFinite(Number(text ?? Number.NaN)) ? String(text) : '';
}

/** What an untouched control holds (contract 5.4), in the form that the native control takes. */
export function startValue(field: FormField): FieldValue {
  const { defaultValue } = field;
  const text = defaultValue === undefined ? '' : String(defaultValue);
  switch (field.type) {
    case 'checkbox':
      return text === 'true';
    case 'range':
      return numberText(defaultValue) || String(field.min ?? 0);
    case 'number':
      return numberText(defaultValue);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '';
    case 'time':
      return /^(?:[01]\d|2[0-3]):[0-5]\d/.exec(text.padStart(5, '0'))?.[0] ?? '';
    case 'datetime':
      return text === '' ? '' : localDateTime(text);
    case 'select': {
      const options = optionsOf(field);
      return options.length === 0 || options.some(({ value }) => value === text) ? text : '';
    }
    default:
      return text;
  }
}

/** What a control holds: what the person typed, else what it starts with. */
export function heldValue(field: FormField, typed: Readonly<Record<string, FieldValue>>): FieldValue {
  const value = ownValue(typed, field.name);
  return typeof value === (field.type === 'checkbox' ? 'boolean' : 'string') && value !== undefined
    ? value
    : startValue(field);
}
