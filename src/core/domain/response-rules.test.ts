import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../contract/value.ts';
import { checkResponse } from './response-rules.ts';

const options = ['yes', 'no'].map((id) => ({ id, label: id }));
const items = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
const field = (name: string, more: JsonObject = {}) => ({ name, label: name, type: 'text', ...more });
const required = { fields: [field('must', { required: true }), field('may')] };

/** Codes of what is wrong with a response; none when it passes. */
function wrongIn(type: string, payload: JsonObject | null, response: JsonObject): string[] {
  try {
    checkResponse({ type, payload }, response);
    return [];
  } catch (error) {
    return (error as { issues: { code: string }[] }).issues.map(({ code }) => code);
  }
}

describe('a response that fits', () => {
  it.each<[string, string, JsonObject | null, JsonObject]>([
    ['one of the options', 'approval', { options }, { selectedOption: 'no', comment: 'x' }],
    ['a default option', 'approval', null, { selectedOption: 'reject' }],
    ['a default option beside other payload', 'approval', { allowComment: true }, { selectedOption: 'approve' }],
    ['one item', 'selection', { mode: 'single', items }, { selectedIds: ['b'] }],
    ['all items', 'selection', { mode: 'multi', items }, { selectedIds: ['c', 'a', 'b'] }],
    ['the required field', 'form', required, { must: 'x' }],
    ['a required zero or false', 'form', required, { must: 0 }],
    ['text at both limits', 'text-input', { minLength: 2, maxLength: 2 }, { text: 'ab' }],
    ['any object for freeform', 'freeform', { schema: {} }, {}],
    ['any object for a type of a plugin', 'kroki-diagram', { fields: [] }, { x: 1 }],
  ])('%s', (_, type, payload, response) => {
    expect(wrongIn(type, payload, response)).toEqual([]);
  });
});

describe('a response that does not fit', () => {
  it.each<[string, string, JsonObject | null, JsonObject, string]>([
    ['an unknown option', 'approval', { options }, { selectedOption: 'maybe' }, 'unknown_option'],
    ['no option', 'approval', { options }, {}, 'unknown_option'],
    ['an option that is no text', 'approval', { options }, { selectedOption: ['yes'] }, 'unknown_option'],
    ['no item', 'selection', { mode: 'multi', items }, { selectedIds: [] }, 'none_selected'],
    ['items that are no list', 'selection', { mode: 'multi', items }, { selectedIds: 'a' }, 'none_selected'],
    [
      'two items where one is wanted',
      'selection',
      { mode: 'single', items },
      { selectedIds: ['a', 'b'] },
      'too_many_selected',
    ],
    ['an unknown item', 'selection', { mode: 'multi', items }, { selectedIds: ['a', 'z'] }, 'unknown_item'],
    ['an item that is no text', 'selection', { mode: 'multi', items }, { selectedIds: [1] }, 'unknown_item'],
    ['a missing field', 'form', required, { may: 'x' }, 'required'],
    ['an empty field', 'form', required, { must: '' }, 'required'],
    ['a null field', 'form', required, { must: null }, 'required'],
    ['a field that only every object has', 'form', { fields: [field('toString', { required: true })] }, {}, 'required'],
    ['blank text', 'text-input', {}, { text: ' \n' }, 'required'],
    ['text that is a number', 'text-input', {}, { text: 7 }, 'required'],
    ['short text', 'text-input', { minLength: 3 }, { text: 'ab' }, 'too_short'],
    ['long text', 'text-input', { maxLength: 3 }, { text: 'abcd' }, 'too_long'],
  ])('%s', (_, type, payload, response, code) => {
    expect(wrongIn(type, payload, response)).toEqual([code]);
  });

  it('says which member is wrong, and names all missing fields', () => {
    const fields = ['one', 'two'].map((name) => field(name, { required: true }));
    expect(() => checkResponse({ type: 'form', payload: { fields } }, {})).toThrowError(
      expect.objectContaining({
        code: 'validation_failed',
        issues: ['one', 'two'].map((name) => ({
          path: ['response', name],
          code: 'required',
          message: `${name} is required`,
        })),
      }),
    );
  });
});

describe('a dismissal', () => {
  const questions: [string, JsonObject][] = [
    ['selection', { mode: 'single', items }],
    ['form', required],
    ['text-input', {}],
  ];
  it.each(questions)('of a %s passes only when it was offered, and only as true', (type, payload) => {
    const offered = { ...payload, dismissLabel: 'Later' };
    expect(wrongIn(type, offered, { _dismissed: true })).toEqual([]);
    expect(wrongIn(type, offered, { _dismissed: 'true' })).not.toEqual([]);
    expect(wrongIn(type, payload, { _dismissed: true })).not.toEqual([]);
  });

  it('of an approval does not exist', () => {
    expect(wrongIn('approval', { options, dismissLabel: 'Later' }, { _dismissed: true })).toEqual(['unknown_option']);
  });
});

describe('a question that is not well-formed', () => {
  it.each<[string, JsonObject | null]>([
    ['approval', { options: [] }],
    ['approval', { options: 'x' }],
    ['approval', { options: [{ label: 'no id' }] }],
    ['selection', null],
    ['selection', { mode: 'some', items }],
    ['form', { fields: [] }],
    ['form', { fields: [field('x', { type: 'magic', required: true })] }],
    ['text-input', { minLength: 'x' }],
  ])('%s %j takes any response', (type, payload) => {
    expect(wrongIn(type, payload, { odd: true })).toEqual([]);
  });

  it('only because of an unknown style still knows its options', () => {
    const styled = { options: [{ id: 'yes', label: 'Yes', style: 'sparkling' }] };
    expect(wrongIn('approval', styled, { selectedOption: 'no' })).toEqual(['unknown_option']);
  });
});
