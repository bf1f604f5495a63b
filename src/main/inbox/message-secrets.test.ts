import { expect, it } from 'vitest';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import { withoutSecrets } from './message-secrets.ts';

const fields = [
  { name: 'pin', type: 'password', label: 'PIN' },
  { name: 'city', type: 'text', label: 'City' },
];

it('R18, R19: takes credentials of agents, callbacks and passwords out of what a server sends', () => {
  const told = aMessage({
    agent: { id: 'a', webhookHeaders: { authorization: 'secret' } },
    review: aReview({
      type: 'form',
      status: 'completed',
      payload: { fields },
      callback: { url: 'https://x.example/secret' },
      response: { pin: 'hunter2', city: 'Ulm' },
    }),
  });
  const kept = withoutSecrets(told);
  expect(JSON.stringify(kept)).not.toMatch(/secret|hunter2/);
  expect(kept.review?.response).toEqual({ pin: '***REDACTED***', city: 'Ulm' });
});

it('leaves a message without secrets as it is', () => {
  const told = aMessage({ review: aReview({ status: 'completed', response: { selectedOption: 'ok' } }) });
  expect(withoutSecrets(told)).toBe(told);
  const asked = aMessage({ review: aReview() });
  expect(withoutSecrets(asked)).toBe(asked);
});
