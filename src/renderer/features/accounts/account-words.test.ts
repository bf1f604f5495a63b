import { expect, it } from 'vitest';
import type { Connection } from '../../../contract/account.ts';
import { connectionLine, connectionTitle } from './account-words.ts';

const now = new Date(2026, 10, 23, 14, 30).getTime();
const iso = (ms: number): string => new Date(ms).toISOString();
const connection = (change: Partial<Connection>): Connection => ({
  state: 'online',
  detail: null,
  since: iso(now - 60_000),
  syncedAt: iso(new Date(2026, 10, 23, 14, 2).getTime()),
  nextTryAt: null,
  ...change,
});

it('says in a line how a connection is, and counts down to the next try', () => {
  expect(connectionLine(connection({}), now)).toBe('Online');
  expect(connectionLine(connection({ state: 'signed-out' }), now)).toBe('Signed out');
  const lost = connection({ state: 'retrying', nextTryAt: iso(now + 12_000) });
  expect(connectionLine(lost, now)).toBe('Lost, next try in 12 s');
  expect(connectionLine(lost, now + 12_000)).toBe('Connection lost');
});

it('since when an account is in sync is said in words', () => {
  expect(connectionTitle({ name: 'Acme', connection: connection({}) }, now)).toMatch(
    /^Acme\. Online\. In sync since .*02/,
  );
  const lost = connection({
    state: 'retrying',
    detail: 'The line was cut. Trying again.',
    nextTryAt: iso(now + 5_000),
  });
  expect(connectionTitle({ name: 'Acme', connection: lost }, now)).toMatch(
    /^Acme\. The line was cut\. Trying again\. Next try in 5 s\. Last in sync .*02/,
  );
});
