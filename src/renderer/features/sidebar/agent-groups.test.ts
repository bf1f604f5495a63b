import { describe, expect, it } from 'vitest';
import { agentLineWords, groupAgents } from './agent-groups.ts';

const agent = (id: string, tag: string | null = null) => ({
  id,
  name: id,
  tag,
  status: 'active',
  createdAt: '',
  unreadCount: 0,
});

describe('agents in the sidebar', () => {
  it('stand under their tag, those without one first', () => {
    const here = [{ id: 'here', name: 'This computer' }];
    const groups = groupAgents(here, { here: [agent('b'), agent('x', 'Infra'), agent('a')] });
    expect(groups.every(({ accountName }) => accountName === null)).toBe(true);
    expect(groups.map(({ tag, agents }) => [tag, ...agents.map((listed) => listed.agent.id)])).toEqual([
      [null, 'a', 'b'],
      ['Infra', 'x'],
    ]);
  });

  it('stand with their account when there are several', () => {
    const accounts = ['here', 'there'].map((id) => ({ id, name: id }));
    const groups = groupAgents(accounts, { there: [agent('x', 'Infra')], here: [agent('a')], gone: [agent('z')] });
    expect(groups.map(({ accountName, tag, agents }) => [accountName, tag, agents.length])).toEqual([
      ['here', null, 1],
      ['there', 'Infra', 1],
    ]);
  });

  it('are last seen once they have been silent for five minutes', () => {
    const busy = { ...agent('a'), statusMessage: 'Working', lastActiveAt: '2026-11-23T12:00:00.000Z' };
    const now = Date.parse('2026-11-23T12:00:00.000Z');
    expect(agentLineWords(busy, now + 60_000)).toBe('Working');
    expect(agentLineWords(busy, now + 12 * 60_000)).toBe('last seen 12 min ago');
    expect(agentLineWords(agent('b'), now)).toBeNull();
  });
});
