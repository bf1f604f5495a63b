import { expect, it } from 'vitest';
import { asked, at, openDesk, snapshotOf } from './test-fixtures.ts';

/** A window with two accounts, each with one review that waits. */
async function openTwo() {
  const { store, kept } = await openDesk([asked('a')]);
  const here = snapshotOf([asked('a')]);
  const [first] = here.accounts;
  if (first === undefined) throw new Error('The snapshot has an account');
  const there = { ...first, id: 'there', name: 'Acme', messages: [asked('b', {}, { expiresAt: at(90) })] };
  store.getState().replaceData({ ...here, revision: 2, accounts: [first, there] });
  store.getState().settle(true);
  return { store, kept };
}

it('shows one account, everything again at the second choice, and what is asked for by name whatever is shown', async () => {
  const { store } = await openTwo();
  const rows = () => store.getState().order.rows;
  expect(rows()).toEqual(['here/a', 'there/b']);
  store.getState().chooseAccount('there');
  expect([rows(), store.getState().selected]).toEqual([['there/b'], 'there/b']);
  store.getState().show({ accountId: 'here', messageId: 'a' });
  expect([rows(), store.getState().selected]).toEqual([['here/a', 'there/b'], 'here/a']);
  store.getState().chooseAccount('there');
  store.getState().chooseAccount('there');
  expect(rows()).toHaveLength(2);
});

it('an account that is removed takes its rows, its choice and its drafts along, and nothing of the others', async () => {
  const { store, kept } = await openTwo();
  store.getState().changeDraft('there/b', { comment: 'Not yet' });
  store.getState().changeDraft('here/a', { comment: 'Maybe' });
  store.getState().chooseAccount('there');
  store.getState().applyDataChange({ revision: 3, accountId: 'there', kind: 'account-removed' });
  const { shownAccount, order, selected, drafts } = store.getState();
  expect({ shownAccount, rows: order.rows, selected }).toEqual({
    shownAccount: null,
    rows: ['here/a'],
    selected: 'here/a',
  });
  expect(Object.keys(drafts)).toEqual(['here/a']);
  expect(kept.get('placet.drafts')).not.toContain('Not yet');
});

it('a suggested address only opens the dialog', async () => {
  const { store, main } = await openDesk([]);
  const before = main.calls.length;
  store.getState().suggestAccount('https://placet.example.com');
  expect(store.getState().accountDialog).toEqual({ kind: 'add', url: 'https://placet.example.com' });
  expect(main.calls).toHaveLength(before);
});
