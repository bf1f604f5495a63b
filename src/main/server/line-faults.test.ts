import { expect, it } from 'vitest';
import { whyLost, whyNotOpened } from './line-faults.ts';

it('says in words why a line ended, and passes on what it does not know', () => {
  expect(whyLost('transport close')).toBe('the network or the server broke it off');
  expect(whyLost('ping timeout')).toBe('the server does not answer');
  expect(whyLost('toString')).toBe('toString');
});

it('says why a line did not open, of a certificate all that there is to say', () => {
  expect(whyNotOpened(new Error('unauthorized'), 'a.example')).toBe('the server refused the sign-in');
  const cause = Object.assign(new Error('expired'), { code: 'CERT_HAS_EXPIRED' });
  const wrapped = Object.assign(new Error('websocket error'), { description: { error: cause } });
  expect(whyNotOpened(wrapped, 'a.example')).toContain(
    'The certificate of a.example cannot be trusted: it has expired',
  );
  const plain = Object.assign(new Error('websocket error'), { description: { error: new Error('ECONNREFUSED') } });
  expect(whyNotOpened(plain, 'a.example')).toBe('the server’s live updates cannot be reached');
});
