import { useMemo, useState } from 'react';
import { useApp } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { PagePick } from '../pages/page-pick.tsx';
import { AgentRow } from './agent-row.tsx';
import {
  AGENT_SORTS,
  type AgentSort,
  type AgentStanding,
  type AgentWish,
  chooseAgents,
  STATES,
  type State,
  standingsOf,
  tagsOf,
} from './agent-standing.ts';
import { NoAgents } from './no-agents.tsx';
import { useAgentStatistics } from './use-agent-statistics.ts';
import './agents-page.css';

const STATE_WORDS: Readonly<Record<State, string>> = {
  active: 'Active',
  busy: 'Busy',
  error: 'In trouble',
  offline: 'Offline',
  silent: 'Silent for over 5 minutes',
};
const SORT_WORDS: Readonly<Record<AgentSort, string>> = {
  waiting: 'Most waiting',
  name: 'Name',
  state: 'Trouble first',
  seen: 'Last seen',
};

function Summary({ standings }: { readonly standings: readonly AgentStanding[] }) {
  const up = standings.filter(({ agent }) => agent.status === 'active' || agent.status === 'busy').length;
  const troubled = standings.filter(({ agent }) => agent.status === 'error').length;
  const waiting = standings.reduce((sum, { waitingCount }) => sum + waitingCount, 0);
  return (
    <p className="agents-summary">
      {standings.length} {standings.length === 1 ? 'agent' : 'agents'}, {up} up
      {troubled > 0 && `, ${troubled} in trouble`} · {waiting === 1 ? '1 review waits' : `${waiting} reviews wait`} for
      you
    </p>
  );
}

/** How all agents of all accounts are, kept current while it is open. */
export function AgentsPage() {
  const data = useApp((state) => state.data);
  const now = useNow('minute');
  const [wish, setWish] = useState<AgentWish>({ state: null, tag: null, sort: 'waiting' });
  const standings = useMemo(() => standingsOf(data), [data]);
  const statistics = useAgentStatistics(standings);
  const tags = tagsOf(standings);
  const rows = chooseAgents(standings, wish, now);
  // The one that a new data folder begins with has not said a word yet.
  const isNew = standings.every(({ agent }) => agent.lastMessageTime === undefined && agent.lastActiveAt == null);
  return (
    <div className="agents">
      {isNew && <NoAgents />}
      {standings.length > 0 && (
        <>
          <div className="page-tools">
            <Summary standings={standings} />
            <PagePick<State> label="State" value={wish.state ?? ''} onChange={(state) => setWish({ ...wish, state })}>
              <option value="">All</option>
              {STATES.map((state) => (
                <option key={state} value={state}>
                  {STATE_WORDS[state]}
                </option>
              ))}
            </PagePick>
            {tags.length > 0 && (
              <PagePick label="Tag" value={wish.tag ?? ''} onChange={(tag) => setWish({ ...wish, tag })}>
                <option value="">All</option>
                {tags.map((tag) => (
                  <option key={tag} value={tag}>
                    {tag}
                  </option>
                ))}
              </PagePick>
            )}
            <PagePick<AgentSort>
              label="Sort by"
              value={wish.sort}
              onChange={(sort) => setWish({ ...wish, sort: sort ?? 'name' })}
            >
              {AGENT_SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {SORT_WORDS[sort]}
                </option>
              ))}
            </PagePick>
          </div>
          <table className="agents-table">
            <thead>
              <tr>
                <th scope="col">Agent</th>
                <th scope="col">State</th>
                <th scope="col">Last 24 hours</th>
                <th scope="col">Reviews</th>
                <th scope="col">Messages</th>
                <th scope="col">Webhook</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((standing) => (
                <AgentRow
                  key={standing.key}
                  standing={standing}
                  statistics={statistics.get(standing.key)}
                  isAccountShown={data.accounts.length > 1}
                  now={now}
                />
              ))}
            </tbody>
          </table>
          {rows.length === 0 && <p className="agents-none">No agent is like this. Choose another state or tag.</p>}
        </>
      )}
    </div>
  );
}
