import { describe, expect, it } from 'vitest';
import { REDACTED, type Review } from '../../contract/review.ts';
import { answerTitle, answerWords, readResponse } from './reading.ts';

const closed = (type: string, payload: Review['payload'], response: Review['response']): Review => ({
  type,
  payload,
  response,
  status: 'completed',
});
const items = [
  { id: 'a', label: 'Frankfurt' },
  { id: 'b', label: '' },
];
const fields = [
  { name: 'city', label: 'City', type: 'select', options: ['ulm', { value: 'b', label: 'Berlin' }] },
  { name: 'kg', label: 'Weight', type: 'number', unit: 'kg' },
  { name: 'ok', label: 'Insured', type: 'checkbox' },
  { name: 'at', label: 'When', type: 'datetime' },
  { name: 'key', label: 'Key', type: 'password' },
  { name: 'note', label: '', type: 'text' },
];

describe('the answer in a word', () => {
  it.each<[Review, string]>([
    [closed('approval', null, { selectedOption: 'approve' }), 'Approve'],
    [closed('approve', null, { selectedOption: 'later' }), 'later'],
    [closed('selection', { mode: 'single', items }, { selectedIds: ['a'] }), 'Frankfurt'],
    [closed('selection', { mode: 'multi', items }, { selectedIds: ['a', 'b'] }), '2 selected'],
    [closed('selection', null, { selectedIds: ['a'] }), 'a'],
    [closed('form', { fields }, { selectedOption: 'x' }), 'Filled in'],
    [closed('text-input', null, { text: '\n**Ship** it\nnow' }), 'Ship it'],
    [closed('text-input', null, { text: '```\n—\n```' }), 'Answered'],
    [closed('text-input', null, { text: '```\nls\n```' }), 'ls'],
    [closed('freeform', null, { selectedOption: 'x' }), 'Answered'],
    [closed('form', { fields }, { _dismissed: true }), 'Dismissed'],
    [{ type: 'approval', status: 'changes_requested' }, 'changes requested'],
  ])('%j', (review, words) => {
    expect(answerWords(review)).toBe(words);
  });

  it('does not say a text twice in its card', () => {
    expect(answerTitle(closed('text-input', null, { text: 'Ship it' }))).toBe('Answered');
  });
});

describe('the answer in full', () => {
  it('names fields by their labels and hides passwords, whatever the server sends', () => {
    const response = {
      city: 'b',
      kg: 0,
      ok: false,
      at: '2026-04-01T10:30',
      key: 'hunter2',
      more: [1],
      secret: REDACTED,
    };
    const reading = readResponse(closed('form', { fields }, response));
    expect(reading?.kind === 'fields' && reading.fields.map(({ label, value }) => [label, value])).toEqual([
      ['City', 'Berlin'],
      ['Weight', '0 kg'],
      ['Insured', 'No'],
      ['When', '2026-04-01 10:30'],
      ['Key', 'hidden'],
      ['note', null],
      ['more', '[1]'],
      ['secret', 'hidden'],
    ]);
  });

  it('shows what fits no type as a tree, and nothing where there is no answer', () => {
    const odd = { selectedIds: 'a' };
    expect(readResponse(closed('selection', { mode: 'single', items }, odd))).toEqual({ kind: 'tree', value: odd });
    expect(readResponse(closed('form', { fields: 'none' }, { a: 1 }))?.kind).toBe('tree');
    expect(readResponse({ type: 'freeform', status: 'completed' })).toBeNull();
  });
});
