import type { PlainKey } from '../../../../../words/catalogue.ts';
import { t } from '../../../../../words/words.ts';
import { ownValue } from '../../../../state/own-value.ts';

/** One member that the agent expects, in words. */
export interface SchemaLine {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string | null;
}

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPE_WORDS: Readonly<Record<string, PlainKey>> = {
  string: 'review.schemaText',
  integer: 'review.wholeNumber',
  boolean: 'review.trueFalse',
};

function typeName(type: string): string {
  const key = ownValue(TYPE_WORDS, type);
  return key === undefined ? type : t(key);
}

const either = (first: string, second: string): string =>
  first === '' ? second : t('review.eitherType', { first, second });

function typeWords(schema: unknown): string {
  if (!isObject(schema)) return t('review.anything');
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).reduce(either);
  if ('const' in schema) return JSON.stringify(schema.const);
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter((type) => typeof type === 'string');
  if (types.includes('array')) return t('review.listOf', { type: typeWords(schema.items) });
  return types.map(typeName).reduce(either, '') || t('review.anything');
}

/** The members of a JSON Schema as lines for a person; null when it is written in another way. */
export function schemaLines(schema: unknown): SchemaLine[] | null {
  if (!isObject(schema) || !isObject(schema.properties)) return null;
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).map(([name, member]) => ({
    name,
    type: typeWords(member),
    isRequired: required.includes(name),
    description: isObject(member) && typeof member.description === 'string' ? member.description : null,
  }));
}
