import { expect, it } from 'vitest';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import { ServerRefusal, ServerUnreachable } from '../server/server-client.ts';
import { describeClosedReview, refusedResponse } from './respond-outcome.ts';

const sent = { selectedOption: 'approve', comment: 'ok' };
const found = (review: ReturnType<typeof aReview>) => ({ kind: 'found', message: aMessage({ review }) }) as const;
const refused = new ServerRefusal(403, null);
const unreachable = new ServerUnreachable('The server broke off its answer');

it('says who was first when someone else answered', () => {
  const outcome = describeClosedReview(found(aReview({ status: 'completed', response: {} })), sent, refused);
  expect(outcome.outcome).toBe('closed');
  expect(outcome.detail).toMatch(/Someone else answered/);
});

it('calls an expired review expired and a withdrawn one withdrawn', () => {
  expect(describeClosedReview(found(aReview({ status: 'expired' })), sent, refused).detail).toMatch(/expired/);
  expect(describeClosedReview({ kind: 'gone' }, sent, refused).detail).toMatch(/withdrawn/);
});

it('sees that the response arrived when only its acknowledgement was lost, whatever the order of members', () => {
  const stored = aReview({ status: 'completed', response: { comment: 'ok', selectedOption: 'approve' } });
  expect(describeClosedReview(found(stored), sent, unreachable).outcome).toBe('stored');
  expect(describeClosedReview(found(stored), { selectedOption: 'reject' }, unreachable).outcome).toBe('closed');
});

it('keeps the response as unsent while the review is still pending or nothing is known', () => {
  expect(describeClosedReview(found(aReview()), sent, unreachable)).toMatchObject({ outcome: 'unsent' });
  expect(refusedResponse(unreachable).detail).toMatch(/Your response is kept/);
});
