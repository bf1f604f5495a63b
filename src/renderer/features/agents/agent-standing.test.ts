import { expect, it } from 'vitest';
import { fromSnapshot } from '../../state/inbox-data.ts';
import { answered, asked, at, NOW, snapshotOf } from '../../state/test-fixtures.ts';
import { type AgentWish, chooseAgents, isSilent, standingsOf, tagsOf } from './agent-standing.ts';

const agent = (id: string, change = {}) => ({
  id,
  name: id,
  status: 'active',
  createdAt: at(-600),
  unreadCount: 0,
  lastActiveAt: at(-1),
  ...change,
});

function standings() {
  const snapshot = snapshotOf([
    asked('1', { channelId: 'writer' }),
    asked('2', { channelId: 'writer' }),
    answered(asked('3', { channelId: 'deploy' })),
    asked('4', { channelId: 'deploy' }, { status: 'expired' }),
  ]);
  const account = snapshot.accounts[0];
  if (account === undefined) throw new Error('no account');
  const agents = [
    agent('deploy', { status: 'error', tag: 'ops' }),
    agent('writer', { tag: 'press', lastActiveAt: at(-30) }),
    agent('idle', { status: 'offline', lastActiveAt: at(-90) }),
  ];
  return standingsOf(fromSnapshot({ ...snapshot, accounts: [{ ...account, agents }] }));
}
const names = (wish: Partial<AgentWish>) =>
  chooseAgents(standings(), { state: null, tag: null, sort: 'name', ...wish }, NOW).map((entry) => entry.agent.name);

it('counts what became of the reviews of each agent', () => {
  const counts = standings().map(({ waitingCount, answeredCount, expiredCount }) => [
    waitingCount,
    answeredCount,
    expiredCount,
  ]);
  expect(counts).toEqual([
    [0, 1, 1],
    [2, 0, 0],
    [0, 0, 0],
  ]);
});

it('narrows by state and tag', () => {
  expect(names({ state: 'error' })).toEqual(['deploy']);
  expect(names({ state: 'silent' })).toEqual(['writer']);
  expect(names({ tag: 'ops' })).toEqual(['deploy']);
  expect(names({ tag: 'ops', state: 'offline' })).toEqual([]);
  expect(tagsOf(standings())).toEqual(['ops', 'press']);
});

it('orders by name, by what waits, by trouble, by when it was seen', () => {
  expect(names({})).toEqual(['deploy', 'idle', 'writer']);
  expect(names({ sort: 'waiting' })).toEqual(['writer', 'deploy', 'idle']);
  expect(names({ sort: 'state' })).toEqual(['deploy', 'writer', 'idle']);
  expect(names({ sort: 'seen' })).toEqual(['deploy', 'writer', 'idle']);
});

it('calls only those silent that said no good-bye', () => {
  expect(standings().map((standing) => isSilent(standing, NOW))).toEqual([false, true, false]);
});
