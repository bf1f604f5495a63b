import { describe, expect, it } from 'vitest';
import { requestedSchema } from '../../contract/mcp-tools.ts';
import { formPayload } from '../../contract/review.ts';
import { elicitationReview, elicitedBy } from './elicitation.ts';

const schemaOf = (properties: Record<string, unknown>, required: string[] = []) =>
  requestedSchema.parse({ type: 'object', properties, required });
const fieldsFor = (properties: Record<string, unknown>, required: string[] = []) =>
  formPayload.parse(elicitationReview(schemaOf(properties, required)).payload).fields;
const toInstant = (local: string) => `${local}:00.000Z`;

describe('the form for a requested schema', () => {
  it.each([
    [{ type: 'string' }, { type: 'text' }],
    [{ type: 'string', format: 'email' }, { type: 'email' }],
    [{ type: 'string', format: 'uri' }, { type: 'url' }],
    [{ type: 'string', format: 'date' }, { type: 'date' }],
    [{ type: 'string', format: 'date-time' }, { type: 'datetime' }],
    [
      { type: 'string', maxLength: 5000 },
      { type: 'textarea', description: '(at most 5000 characters)' },
    ],
    [
      { type: 'string', minLength: 3, description: 'Why' },
      { type: 'text', description: 'Why (at least 3 characters)' },
    ],
    [
      { type: 'number', minimum: 1, maximum: 2.5 },
      { type: 'number', min: 1, max: 2.5 },
    ],
    [
      { type: 'integer', default: 4 },
      { type: 'number', step: 1, defaultValue: 4 },
    ],
    [
      { type: 'boolean', default: true },
      { type: 'checkbox', defaultValue: true },
    ],
    [
      { type: 'string', enum: ['a', 'b'], enumNames: ['Alpha'] },
      {
        type: 'select',
        options: [
          { value: 'a', label: 'Alpha' },
          { value: 'b', label: 'b' },
        ],
      },
    ],
    [
      { type: 'string', oneOf: [{ const: 'a', title: 'Alpha' }] },
      { type: 'select', options: [{ value: 'a', label: 'Alpha' }] },
    ],
  ])('has for %j a field like %j', (property, field) => {
    expect(fieldsFor({ x: property })).toEqual([{ name: 'x', label: 'x', ...field }]);
  });

  it('wants what is required, but no box to be ticked, and shows titles', () => {
    const properties = { name: { type: 'string', title: 'Full name' }, isSure: { type: 'boolean' } };
    expect(fieldsFor(properties, ['name', 'isSure'])).toEqual([
      { name: 'name', label: 'Full name', type: 'text', required: true },
      { name: 'isSure', label: 'isSure', type: 'checkbox' },
    ]);
  });

  it('has a box for each choice of a list', () => {
    const items = { anyOf: [{ const: 'r', title: 'Red' }, { const: 'g' }] };
    expect(fieldsFor({ colours: { type: 'array', items, default: ['g'] } })).toEqual([
      { name: 'colours[r]', label: 'colours: Red', type: 'checkbox' },
      { name: 'colours[g]', label: 'colours: g', type: 'checkbox', defaultValue: true },
    ]);
  });

  it('asks yes or no when nothing is to be filled in', () => {
    expect(elicitationReview(schemaOf({}))).toMatchObject({ type: 'approval' });
  });

  it.each([{ type: 'object' }, { type: 'array', items: { type: 'string' } }, { type: 'null' }])(
    'refuses %j, which is no flat choice',
    (property) => {
      expect(() => elicitationReview(schemaOf({ x: property }))).toThrow('Validation failed');
    },
  );
});

describe('what a response says', () => {
  const schema = schemaOf({
    name: { type: 'string' },
    age: { type: 'integer' },
    at: { type: 'string', format: 'date-time' },
    isSure: { type: 'boolean' },
    colours: { type: 'array', items: { type: 'string', enum: ['r', 'g'] } },
    constructor: { type: 'string' },
  });

  it('is accepted with the values in the types of the schema', () => {
    const response = { name: 'Ada', age: '36', at: '2026-04-01T14:30', isSure: false, 'colours[g]': true, more: 1 };
    expect(elicitedBy(schema, response, toInstant)).toEqual({
      action: 'accept',
      content: { name: 'Ada', age: 36, at: '2026-04-01T14:30:00.000Z', isSure: false, colours: ['g'] },
    });
  });

  it('leaves out what was left empty', () => {
    expect(elicitedBy(schema, { name: '', age: 'many' }, toInstant)).toEqual({
      action: 'accept',
      content: { colours: [] },
    });
  });

  it('is declined by the second button, of a form and of yes or no', () => {
    expect(elicitedBy(schema, { _dismissed: true }, toInstant)).toEqual({ action: 'decline' });
    expect(elicitedBy(schemaOf({}), { selectedOption: 'decline' }, toInstant)).toEqual({ action: 'decline' });
    expect(elicitedBy(schemaOf({}), { selectedOption: 'accept' }, toInstant)).toEqual({
      action: 'accept',
      content: {},
    });
  });
});
