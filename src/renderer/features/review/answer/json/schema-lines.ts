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

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  null: 'null',
};

function typeWords(schema: unknown): string {
  if (!isObject(schema)) return 'anything';
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  if ('const' in schema) return JSON.stringify(schema.const);
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter((type) => typeof type === 'string');
  if (types.includes('array')) return `list of ${typeWords(schema.items)}`;
  return types.map((type) => ownValue(TYPE_WORDS, type) ?? type).join(' or ') || 'anything';
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
