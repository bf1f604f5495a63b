import { expect, it } from 'vitest';
import { REDACTED } from '../../contract/review.ts';
import type { JsonObject } from '../../contract/value.ts';
import { redactReview } from './redaction.ts';
import { completeReview, openReview } from './review.ts';

function answered(fields: unknown, response: JsonObject, type = 'form') {
  const review = openReview({ type, payload: { fields } as JsonObject }, 0);
  return completeReview(review, { response }, 0);
}
const password = (name: string) => ({ name, label: name, type: 'password' });
const text = (name: string) => ({ name, label: name, type: 'text' });

it('hides what was typed into password fields, and nothing else', () => {
  const review = answered([text('a'), password('b')], { a: 'open', b: 'secret', c: 'unasked' });
  expect(redactReview(review)).toEqual({ ...review, response: { a: 'open', b: REDACTED, c: 'unasked' } });
});

it('hides values of any kind, and leaves what is empty', () => {
  const review = answered(['a', 'b', 'c', 'd', 'e'].map(password), { a: 7, b: { x: 1 }, c: false, d: '', e: null });
  const hidden = { a: REDACTED, b: REDACTED, c: REDACTED, d: '', e: null };
  expect(redactReview(review).response).toEqual(hidden);
});

it('does not change the review that it was given', () => {
  const review = answered([password('b')], { b: 'secret' });
  redactReview(review);
  expect(review.response).toEqual({ b: 'secret' });
});

it('hides them although a neighbour is malformed', () => {
  for (const neighbour of [{ type: 'magic' }, null, 7, 'x', { name: 7, type: 'password' }]) {
    expect(redactReview(answered([neighbour, password('b')], { b: 'secret' })).response).toEqual({ b: REDACTED });
  }
});

it('invents no field that was not answered', () => {
  expect(redactReview(answered([password('toString'), password('b')], {})).response).toEqual({});
});

it('leaves other types, odd payloads and unanswered reviews alone', () => {
  const freeform = answered([password('b')], { b: 'x' }, 'freeform');
  const odd = answered('fields', { b: 'x' });
  const pending = openReview({ type: 'form', payload: { fields: [password('b')] } }, 0);
  for (const review of [freeform, odd, pending]) expect(redactReview(review)).toBe(review);
});
