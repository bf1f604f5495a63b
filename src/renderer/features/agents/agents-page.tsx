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
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';

const STATE_WORDS: Readonly<Record<State, PlainKey>> = {
  active: 'agents.active',
  busy: 'agents.busy',
  error: 'agents.trouble',
  offline: 'agents.offline',
  silent: 'agents.silentForMinutes',
};
const SORT_WORDS: Readonly<Record<AgentSort, PlainKey>> = {
  waiting: 'agents.mostWaiting',
  name: 'agents.name',
  state: 'agents.troubleFirst',
  seen: 'agents.lastSeen',
};

function Summary({ standings }: { readonly standings: readonly AgentStanding[] }) {
  const up = standings.filter(({ agent }) => agent.status === 'active' || agent.status === 'busy').length;
  const troubled = standings.filter(({ agent }) => agent.status === 'error').length;
  const waiting = standings.reduce((sum, { waitingCount }) => sum + waitingCount, 0);
  return (
    <p className="agents-summary">
      {troubled > 0
        ? t('agents.summaryTrouble', { count: standings.length, up, troubled })
        : t('agents.summaryAgents', { count: standings.length, up })}{' '}
      · {t('agents.reviewsWait', { count: waiting })}
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
            <PagePick<State>
              label={t('agents.state')}
              value={wish.state ?? ''}
              onChange={(state) => setWish({ ...wish, state })}
            >
              <option value="">{t('agents.all')}</option>
              {STATES.map((state) => (
                <option key={state} value={state}>
                  {t(STATE_WORDS[state])}
                </option>
              ))}
            </PagePick>
            {tags.length > 0 && (
              <PagePick label={t('agents.tag')} value={wish.tag ?? ''} onChange={(tag) => setWish({ ...wish, tag })}>
                <option value="">{t('agents.all')}</option>
                {tags.map((tag) => (
                  <option key={tag} value={tag}>
                    {tag}
                  </option>
                ))}
              </PagePick>
            )}
            <PagePick<AgentSort>
              label={t('agents.sortBy')}
              value={wish.sort}
              onChange={(sort) => setWish({ ...wish, sort: sort ?? 'name' })}
            >
              {AGENT_SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {t(SORT_WORDS[sort])}
                </option>
              ))}
            </PagePick>
          </div>
          <table className="agents-table">
            <thead>
              <tr>
                <th scope="col">{t('agents.agent')}</th>
                <th scope="col">{t('agents.state')}</th>
                <th scope="col">{t('agents.lastDay')}</th>
                <th scope="col">{t('agents.reviews')}</th>
                <th scope="col">{t('agents.messages')}</th>
                <th scope="col">{t('agents.webhook')}</th>
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
          {rows.length === 0 && <p className="agents-none">{t('agents.noAgentMatches')}</p>}
        </>
      )}
    </div>
  );
}
