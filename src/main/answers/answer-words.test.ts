import { expect, it } from 'vitest';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import { answerWords, questionWords } from './answer-words.ts';

it('names the option that was chosen, with the comment', () => {
  expect(answerWords(aReview(), { selectedOption: 'approve' })).toBe('Approve');
  expect(answerWords(aReview(), { selectedOption: 'approve', comment: ' after\n noon ' })).toBe('Approve: after noon');
  expect(answerWords(aReview(), { selectedOption: 'gone' })).toBe('gone');
  expect(answerWords(aReview({ type: 'agents-own', payload: {} }), { selectedOption: 'reject' })).toBe('Reject');
});

it('never holds what was typed into a password field', () => {
  const fields = [
    { name: 'user', label: 'User', type: 'text' },
    { name: 'code', label: 'Code', type: 'password' },
    { name: 'keep', label: 'Keep', type: 'checkbox' },
    { name: 'note', label: 'Note', type: 'text' },
  ];
  const form = aReview({ type: 'form', payload: { fields } });
  const words = answerWords(form, { user: 'ada', code: 'hunter2', keep: false, note: '' });
  expect(words).toBe('User: ada; Code: (hidden); Keep: no');
  expect(answerWords(form, { code: '***REDACTED***' })).toBe('Code: (hidden)');
});

it('names only the members of data that nobody described', () => {
  expect(answerWords(aReview({ type: 'freeform' }), { token: 's3cret', colour: 'red' })).toBe('Data: token, colour');
  expect(answerWords(aReview({ type: 'form', payload: {} }), { code: 's3cret' })).toBe('Data: code');
});

it('lists chosen items, a text, a dismissal, and nothing', () => {
  const items = [
    { id: 'a', label: 'Alpha' },
    { id: 'b', label: 'Beta' },
  ];
  const selection = aReview({ type: 'selection', payload: { mode: 'multi', items } });
  expect(answerWords(selection, { selectedIds: ['b', 'a'] })).toBe('Beta, Alpha');
  expect(answerWords(selection, { selectedIds: [] })).toBe('Nothing selected');
  expect(answerWords(aReview({ type: 'text-input' }), { text: 'x'.repeat(900) })).toHaveLength(300);
  expect(answerWords(selection, { _dismissed: true })).toBe('Dismissed');
  expect(answerWords(selection, null)).toBe('');
});

it('titles a question by its first line that has words', () => {
  expect(questionWords(aMessage({ text: '---\n\n# Deploy **v2**?\n\nmore' }))).toBe('Deploy v2?');
  expect(questionWords(aMessage({ text: null }))).toBe('A question without words');
});
