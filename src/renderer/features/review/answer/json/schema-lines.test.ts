import { describe, expect, it } from 'vitest';
import { schemaLines } from './schema-lines.ts';

describe('a schema hint', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: ['integer', 'null'] }, 'whole number or null'],
    [{ type: 'array', items: { type: 'number' } }, 'list of number'],
    [{ type: 'array' }, 'list of anything'],
    [{ enum: ['a', 2] }, '"a" or 2'],
    [{ const: true }, 'true'],
    [{ type: '__proto__' }, '__proto__'],
    [true, 'anything'],
    [{}, 'anything'],
  ])('%j reads %j', (member, type) => {
    expect(schemaLines({ properties: { x: member } })?.[0]?.type).toBe(type);
  });

  it('says what is required, and what each is for', () => {
    const schema = { properties: { x: { type: 'string', description: 'Why' }, y: {} }, required: ['x'] };
    expect(schemaLines(schema)).toEqual([
      { name: 'x', type: 'text', isRequired: true, description: 'Why' },
      { name: 'y', type: 'anything', isRequired: false, description: null },
    ]);
  });

  it.each([null, 'text', [], { reason: 'string' }, { properties: [] }])('%j is shown as it is', (schema) => {
    expect(schemaLines(schema)).toBeNull();
  });
});
