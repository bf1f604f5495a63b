import fc from 'fast-check';
import { z } from 'zod';

type Arbitrary = fc.Arbitrary<unknown>;

const nested = (levels: number): unknown => {
  let value: unknown = 0;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Values that programs trip over, and any JSON. */
export const hostileValue: Arbitrary = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      -1,
      0,
      1.5,
      1e308,
      -0,
      2 ** 53,
      '',
      ' ',
      '\0',
      '\ud800',
      '../../../etc/passwd',
      "'; DROP TABLE messages; --",
      '%_\\"*NEAR(',
      '2024-02-30T25:61:61Z',
      '+275760-09-13T00:00:00.001Z',
      'javascript:alert(1)',
      'http://[::1',
      'file:///etc/passwd',
      'x'.repeat(70_000),
      [],
      {},
      [null],
      { __proto__: null, constructor: { prototype: 1 }, toString: 'x' },
      JSON.parse('{"__proto__":{"a":1},"length":-1}'),
      nested(50),
      nested(400),
    ),
  },
);

/** What a schema takes, as far as its JSON Schema tells, with hostile values here and there inside. */
export function valueFor(schema: z.ZodType): Arbitrary {
  return fromJsonSchema(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, 0);
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

const MAX_DEPTH = 6;

function fromJsonSchema(schema: JsonSchema, depth: number): Arbitrary {
  if (depth > MAX_DEPTH) return hostileValue;
  return fc.oneof({ weight: 12, arbitrary: wellFormed(schema, depth + 1) }, { weight: 1, arbitrary: hostileValue });
}

function wellFormed(schema: JsonSchema, depth: number): Arbitrary {
  const { enum: choices, anyOf, oneOf, allOf, type } = schema;
  if ('const' in schema) return fc.constant(schema.const);
  if (choices !== undefined) return fc.constantFrom(...choices);
  const alternatives = anyOf ?? oneOf ?? allOf;
  if (alternatives !== undefined) return fc.oneof(...alternatives.map((one) => fromJsonSchema(one, depth)));
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object':
      return objectOf(schema, depth);
    case 'array':
      return fc.array(fromJsonSchema(schema.items ?? {}, depth), { maxLength: 4 });
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: bounded(schema.minimum, -5), max: bounded(schema.maximum, 100_000) });
    case 'number':
      return fc.double();
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }: JsonSchema, depth: number): Arbitrary {
  const members = Object.entries(properties).map(([name, schema]) => [name, fromJsonSchema(schema, depth)]);
  const known = fc.record(Object.fromEntries(members) as Record<string, Arbitrary>, {
    requiredKeys: required.filter((name) => name in properties),
  });
  if (additionalProperties === false || additionalProperties === undefined) return known;
  const more = typeof additionalProperties === 'object' ? fromJsonSchema(additionalProperties, depth) : hostileValue;
  return fc.tuple(known, fc.dictionary(fc.string({ maxLength: 12 }), more, { maxKeys: 3 })).map(([own, added]) => ({
    ...added,
    ...own,
  }));
}

function textOf({ format, maxLength = 40 }: JsonSchema): Arbitrary {
  switch (format) {
    case 'email':
      return fc.constantFrom('somebody@example.com', 'a+b@example.co.uk', 'ü@example.com');
    case 'uri':
      return fc.constantFrom('http://127.0.0.1:9/', 'https://10.0.0.1/x?y#z', 'http://[::ffff:169.254.169.254]/');
    default:
      return fc.string({ maxLength: Math.min(maxLength, 40) });
  }
}

const bounded = (limit: number | undefined, fallback: number): number =>
  limit === undefined || !Number.isSafeInteger(limit) ? fallback : Math.max(Math.min(limit, 1_000_000), -1_000_000);
