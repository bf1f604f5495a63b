import { describe, expect, it } from 'vitest';
import type { FormField } from '../../../../../contract/review.ts';
import { type FieldValue, heldValue, optionsOf, startValue } from './field-value.ts';
import { checkForm, fieldProblem } from './form-check.ts';

const field = (type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  name: 'x',
  label: 'X',
  type,
  ...more,
});
const sent = (given: FormField, value: FieldValue) => checkForm([given], () => value).response;

describe('what an untouched control holds', () => {
  it.each<[FormField, FieldValue]>([
    [field('text'), ''],
    [field('text', { defaultValue: 7 }), '7'],
    [field('number', { defaultValue: 0 }), '0'],
    [field('number', { defaultValue: '2.5' }), '2.5'],
    [field('number', { defaultValue: 'many' }), ''],
    [field('number', { defaultValue: true }), ''],
    [field('checkbox'), false],
    [field('checkbox', { defaultValue: true }), true],
    [field('checkbox', { defaultValue: 'true' }), true],
    [field('range'), '0'],
    [field('range', { min: 3 }), '3'],
    [field('range', { min: 3, defaultValue: 5 }), '5'],
    [field('date', { defaultValue: '2026-04-01T10:00:00Z' }), '2026-04-01'],
    [field('date', { defaultValue: 'soon' }), ''],
    [field('time', { defaultValue: '9:05' }), '09:05'],
    [field('time', { defaultValue: '23:59:59' }), '23:59'],
    [field('time', { defaultValue: '25:00' }), ''],
    [field('datetime', { defaultValue: '2026-04-01T10:30:15' }), '2026-04-01T10:30'],
    [field('datetime', { defaultValue: '2026-04-01' }), startValue(field('datetime', { defaultValue: '2026-04-01Z' }))],
    [field('datetime', { defaultValue: 'soon' }), ''],
    [field('select', { options: ['a'], defaultValue: 'a' }), 'a'],
    [field('select', { options: ['a'], defaultValue: 'b' }), ''],
  ])('%j', (given, value) => {
    expect(startValue(given)).toBe(value);
  });

  it('gives way to what was typed, if that is of its kind', () => {
    expect(heldValue(field('text', { defaultValue: 'a' }), { x: '' })).toBe('');
    expect(heldValue(field('checkbox'), { x: 'yes' })).toBe(false);
    expect(heldValue(field('text', { name: 'toString' }), {})).toBe('');
  });

  it('offers plain strings and pairs alike', () => {
    expect(optionsOf(field('select', { options: ['a', { value: 'b', label: 'B' }] }))).toEqual([
      { value: 'a', label: 'a' },
      { value: 'b', label: 'B' },
    ]);
  });
});

describe('what is sent', () => {
  it.each<[FormField, FieldValue, unknown]>([
    [field('text'), ' as typed ', ' as typed '],
    [field('number'), '3', 3],
    [field('number'), '0', 0],
    [field('number'), '-2.5e3', -2500],
    [field('range'), '40', 40],
    [field('checkbox', { required: true }), false, false],
    [field('email'), ' a@b.co ', 'a@b.co'],
    [field('url'), 'https://example.com/x', 'https://example.com/x'],
    [field('date'), '2026-04-01', '2026-04-01'],
    [field('time'), '09:05:30', '09:05'],
    [field('datetime'), '2026-04-01T10:30:15', '2026-04-01T10:30'],
    [field('password'), '  ', '  '],
  ])('%j with %j', (given, value, wire) => {
    expect(sent(given, value)).toEqual({ x: wire });
  });

  it('leaves out what was left empty', () => {
    for (const type of ['text', 'textarea', 'number', 'select', 'date', 'password'] as const) {
      expect(sent(field(type), '')).toEqual({});
    }
    expect(sent(field('text'), '  ')).toEqual({});
  });
});

describe('what is wrong', () => {
  it.each<[FormField, string, string]>([
    [field('text', { required: true }), ' ', 'This is required.'],
    [field('select', { required: true }), '', 'Choose one.'],
    [field('number'), 'x', 'Write a number.'],
    [field('number', { min: 1 }), '0', 'At least 1.'],
    [field('number', { max: 10, unit: 'kg' }), '11', 'At most 10 kg.'],
    [field('number', { step: 0.5 }), '0.7', 'In steps of 0.5.'],
    [field('number', { min: 1, step: 2 }), '2', 'In steps of 2, from 1.'],
    [field('email'), 'me at home', 'Write an e-mail address, like name@example.com.'],
    [field('url'), 'example.com', 'Write a whole address, like https://example.com.'],
  ])('%j with %j: %s', (given, value, words) => {
    expect(fieldProblem(given, value)).toBe(words);
  });

  it.each<[FormField, string]>([
    [field('number', { step: 0.1 }), '0.3'],
    [field('number', { min: 0, max: 0 }), '0'],
    [field('number', { step: 0 }), '0.123'],
    [field('email'), 'first.last+tag@mail.example.com'],
    [field('select', { required: true }), 'a'],
  ])('nothing: %j with %j', (given, value) => {
    expect(fieldProblem(given, value)).toBeNull();
  });

  it('is said of every field at once, and what the control cannot read is not sent', () => {
    const fields = [field('text', { required: true }), field('date'), field('text', { name: 'y' })];
    const check = checkForm(
      fields,
      (_, position) => (position === 2 ? 'fine' : ''),
      (position) => position === 1,
    );
    expect([...check.problems]).toEqual([
      [0, 'This is required.'],
      [1, 'Write the whole date.'],
    ]);
    expect(check.response).toEqual({ y: 'fine' });
  });
});
