import { expect, it } from 'vitest';
import type { Account } from '../../../contract/account.ts';
import { snapshotOf } from '../../state/test-fixtures.ts';
import { accountNeed } from './account-need.ts';

function account(id: string, state: Account['connection']['state']): Account {
  const [here] = snapshotOf([]).accounts;
  if (here === undefined) throw new Error('The snapshot has an account');
  return { ...here, id, connection: { ...here.connection, state } };
}

it('promise 13: a session that ended is never told as an empty inbox', () => {
  const here = account('here', 'online');
  const out = account('out', 'signed-out');
  expect(accountNeed([here], null)).toBeNull();
  expect(accountNeed([here, account('lost', 'retrying'), out], null)).toMatchObject({
    kind: 'signed-out',
    account: out,
  });
  expect(accountNeed([here, out], 'here')).toBeNull();
  expect(accountNeed([here, account('lost', 'retrying')], null)).toMatchObject({ kind: 'unreached' });
});

it('a computer that is switched off counts only when there is nothing else', () => {
  expect(accountNeed([account('here', 'off')], null)).toEqual({ kind: 'all-off' });
  expect(accountNeed([account('here', 'off'), account('r-1', 'online')], null)).toBeNull();
});
