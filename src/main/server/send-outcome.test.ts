import { expect, it } from 'vitest';
import { refusedResponse } from '../answers/respond-outcome.ts';
import { unsentMessage } from './send-outcome.ts';
import { ServerRefusal, ServerUnreachable } from './server-client.ts';

it.each([401, 429, 502, 503, 504])('a message or an answer that met a %i waits for its server', (status) => {
  expect(unsentMessage(new ServerRefusal(status, null))).toMatchObject({ outcome: 'unsent', isUnreached: true });
  expect(refusedResponse(new ServerRefusal(status, null))).toMatchObject({ outcome: 'unsent', isUnreached: true });
});

it.each([400, 403, 404, 500])(
  'one that met a %i would meet it again, and does not hold up what is behind it',
  (status) => {
    expect(unsentMessage(new ServerRefusal(status, null)).isUnreached).toBeUndefined();
    expect(refusedResponse(new ServerRefusal(status, null)).isUnreached).toBeUndefined();
  },
);

it('a server that was not reached is tried again', () => {
  expect(unsentMessage(new ServerUnreachable('The server cannot be reached'))).toMatchObject({ isUnreached: true });
});
