import { expect, it } from 'vitest';
import type { Account } from '../../../contract/account.ts';
import { snapshotOf } from '../../state/test-fixtures.ts';
import { accountActions, commonActions } from './account-actions.ts';

function account(change: Partial<Account>, state: Account['connection']['state'] = 'online'): Account {
  const [here] = snapshotOf([]).accounts;
  if (here === undefined) throw new Error('The snapshot has an account');
  const { agents: _agents, messages: _messages, ...facts } = here;
  return { ...facts, connection: { ...facts.connection, state }, ...change };
}
const ids = (listed: Account): string[] => accountActions(listed).map(({ id }) => id);

it('offers of each account what makes sense as it stands', () => {
  const remote = { id: 'r-1', kind: 'remote', name: 'Acme' } as const;
  expect(ids(account(remote))).toEqual(['refresh', 'sign-out', 'rename', 'move', 'remove']);
  expect(ids(account(remote, 'signed-out'))).toEqual(['sign-in', 'rename', 'move', 'remove']);
  expect(accountActions(account(remote, 'retrying'))[0]?.phrase).toBe('Connect to Acme now');
  expect(ids(account({}))).toEqual(['refresh', 'switch-off']);
  expect(ids(account({}, 'off'))).toEqual(['switch-on']);
});

it('offers to switch this computer on beside an account, unless its own menu does', () => {
  const off = account({}, 'off');
  const remote = account({ id: 'r-1', kind: 'remote' });
  const words = (shown: Account | null) => commonActions([off, remote], shown).map(({ id }) => id);
  expect(words(remote)).toEqual(['add', 'switch-on']);
  expect(words(null)).toEqual(['add', 'switch-on']);
  expect(words(off)).toEqual(['add']);
});
