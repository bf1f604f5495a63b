import { AppError } from '../../contract/errors.ts';
import type { RequestedSchema } from '../../contract/mcp-tools.ts';
import type { FormField, ReviewRequest } from '../../contract/review.ts';
import type { JsonObject } from '../../contract/value.ts';

/** How an elicitation ended, in MCP's words. */
export type Elicited =
  | { readonly action: 'accept'; readonly content: JsonObject }
  | { readonly action: 'decline' | 'cancel' };

interface Choice {
  readonly value: string;
  readonly label: string;
}

type Property = RequestedSchema['properties'][string];

const DECLINE = 'Decline';
/** Longest text that is written on one line. */
const LINE_CHARS = 200;

/** The question that a person sees for a flat schema: a form, or yes and no when nothing is to be filled in. */
export function elicitationReview(schema: RequestedSchema): Pick<ReviewRequest, 'type' | 'payload'> {
  const properties = Object.entries(schema.properties);
  if (properties.length === 0) {
    const options = [
      { id: 'accept', label: 'Accept', style: 'primary' },
      { id: 'decline', label: DECLINE },
    ];
    return { type: 'approval', payload: { options } };
  }
  const required = new Set(schema.required);
  const fields = properties.flatMap(([name, property]) => fieldsOf(name, property, required.has(name)));
  return { type: 'form', payload: { fields, dismissLabel: DECLINE } };
}

/**
 * What a response to such a question says in MCP's words. `toInstant` makes an ISO instant of a local time without a zone,
 * which is what people enter.
 */
export function elicitedBy(
  schema: RequestedSchema,
  response: JsonObject,
  toInstant: (local: string) => string,
): Elicited {
  if (response._dismissed === true || response.selectedOption === 'decline') return { action: 'decline' };
  const content = Object.entries(schema.properties).flatMap(([name, property]) => {
    const value = answeredValue(name, property, response, toInstant);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { action: 'accept', content: Object.fromEntries(content) };
}

function fieldsOf(name: string, property: Property, isRequired: boolean): FormField[] {
  const label = textOf(property.title) ?? name;
  const description = describe(property);
  const common = { name, label, ...(description === '' ? {} : { description }) };
  const defaultValue = defaultOf(property.default);
  const answered = { ...common, ...(isRequired ? { required: true } : {}), ...defaultValue };
  const choices = choicesOf(property);
  switch (property.type) {
    case 'string':
      if (choices !== null) return [{ ...answered, type: 'select', options: choices }];
      return [{ ...answered, type: textType(property) }];
    case 'number':
    case 'integer':
      return [{ ...answered, type: 'number', ...boundsOf(property), ...(property.type === 'integer' && { step: 1 }) }];
    case 'boolean':
      // A required box would have to be ticked, so that nobody could say no.
      return [{ ...common, ...defaultValue, type: 'checkbox' }];
    case 'array': {
      const items = choicesOf(isObject(property.items) ? property.items : {});
      if (items === null) break;
      const ticked = new Set(Array.isArray(property.default) ? property.default : []);
      return items.map((choice) => ({
        name: tickName(name, choice),
        label: `${label}: ${choice.label}`,
        type: 'checkbox',
        ...(ticked.has(choice.value) ? { defaultValue: true } : {}),
      }));
    }
  }
  const issue = {
    path: ['requestedSchema', 'properties', name],
    code: 'unsupported',
    message: 'Use string, number, integer, boolean, or an array of choices. Ask for anything else with ask_freeform',
  };
  throw new AppError('validation_failed', undefined, { issues: [issue] });
}

function answeredValue(name: string, property: Property, response: JsonObject, toInstant: (local: string) => string) {
  if (property.type === 'array') {
    const items = choicesOf(isObject(property.items) ? property.items : {}) ?? [];
    return items.filter((choice) => ownValue(response, tickName(name, choice)) === true).map(({ value }) => value);
  }
  const value = ownValue(response, name);
  if (value === undefined || value === null || value === '') return undefined;
  if (property.type === 'number' || property.type === 'integer') {
    const number = Number(value);
    return Number.isFinite(number) ? number : undefined;
  }
  if (property.type === 'string' && property.format === 'date-time') return toInstant(String(value));
  return value;
}

function textType({ format, maxLength }: Property): FormField['type'] {
  switch (format) {
    case 'email':
    case 'date':
      return format;
    case 'uri':
      return 'url';
    case 'date-time':
      return 'datetime';
    default:
      return typeof maxLength === 'number' && maxLength > LINE_CHARS ? 'textarea' : 'text';
  }
}

/** The schema's words, and the bounds that a form cannot check. */
function describe({ description, minLength, maxLength }: Property): string {
  const bounds = [
    ...(typeof minLength === 'number' && minLength > 1 ? [`at least ${minLength}`] : []),
    ...(typeof maxLength === 'number' ? [`at most ${maxLength}`] : []),
  ];
  const words = bounds.length === 0 ? [] : [`(${bounds.join(', ')} characters)`];
  return [...(typeof description === 'string' ? [description] : []), ...words].join(' ');
}

function boundsOf({ minimum, maximum }: Property): Pick<FormField, 'min' | 'max'> {
  return {
    ...(typeof minimum === 'number' ? { min: minimum } : {}),
    ...(typeof maximum === 'number' ? { max: maximum } : {}),
  };
}

function defaultOf(value: unknown): Pick<FormField, 'defaultValue'> {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? { defaultValue: value }
    : {};
}

/** Choices in any of the forms that the protocol has had; null when there are none. */
function choicesOf({ enum: values, enumNames, oneOf, anyOf }: Record<string, unknown>): Choice[] | null {
  const titled = oneOf ?? anyOf;
  if (Array.isArray(titled)) {
    const choices = titled.flatMap((entry: unknown) => {
      const value = isObject(entry) ? textOf(entry.const) : undefined;
      return value === undefined ? [] : [{ value, label: textOf((entry as JsonObject).title) ?? value }];
    });
    return choices.length === 0 ? null : choices;
  }
  if (!Array.isArray(values) || values.length === 0) return null;
  const names = Array.isArray(enumNames) ? enumNames : [];
  return values.map((value, index) => ({ value: String(value), label: textOf(names[index]) ?? String(value) }));
}

function tickName(name: string, { value }: Choice): string {
  return `${name}[${value}]`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property may be called `constructor`. */
function ownValue(response: JsonObject, name: string): unknown {
  return Object.hasOwn(response, name) ? response[name] : undefined;
}
