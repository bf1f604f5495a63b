import { useMemo } from 'react';
import { formatNumber } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { listedAccounts } from '../../state/account-slice.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { agentKey } from '../../state/item.ts';
import { waitingCount } from '../../state/queue.ts';
import { chosenAgentKey, queueSourceOf } from '../../state/view-slice.ts';
import { StatusDot, statusWords } from '../../ui/status-dot.tsx';
import { type AgentGroup, agentLineWords, groupAgents, type ListedAgent } from './agent-groups.ts';

/** Up to two letters that stand for an agent where the sidebar is folded. */
function initials(name: string): string {
  const words = name.split(/[\s_.-]+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}

function AgentRow({ listed, isChosen }: { readonly listed: ListedAgent; readonly isChosen: boolean }) {
  const { store } = useDesk();
  const { accountId, agent } = listed;
  const now = useNow('minute');
  const pending = useApp((state) => waitingCount(queueSourceOf(state), agentKey(accountId, agent.id)));
  const line = agentLineWords(agent, now);
  const status = statusWords(agent.status);
  return (
    <button
      type="button"
      className="sidebar-row agent-row"
      aria-current={isChosen ? 'page' : undefined}
      title={[agent.name, status, line].filter(Boolean).join(' · ')}
      onClick={() => store.getState().chooseView({ kind: 'agent', accountId, channelId: agent.id })}
    >
      <span className="agent-mark">
        <span className="agent-initials" aria-hidden="true">
          {initials(agent.name)}
        </span>
        <StatusDot status={agent.status} label={status} />
      </span>
      <span className="agent-words sidebar-words">
        <bdi className="truncate">{agent.name}</bdi>
        {line && <bdi className="agent-status truncate">{line}</bdi>}
      </span>
      {agent.unreadCount > 0 && !isChosen && (
        <span className="agent-unread" title={t('sidebar.unreadCount', { unreadCount: agent.unreadCount })}>
          <span className="sr-only">{t('sidebar.unreadCount', { unreadCount: agent.unreadCount })}</span>
        </span>
      )}
      {pending > 0 && (
        <span className="agent-pending" title={t('sidebar.waitingForYou', { pending })}>
          {formatNumber(pending)}
          <span className="sr-only"> {t('sidebar.waiting')}</span>
        </span>
      )}
    </button>
  );
}

function headingOf({ accountName, tag }: AgentGroup): string {
  if (accountName === null) return tag ?? t('sidebar.agents');
  return tag === null ? accountName : `${accountName} · ${tag}`;
}

function labelOf({ accountName, tag }: AgentGroup): string {
  if (accountName === null) return tag === null ? t('sidebar.agentsWithoutTag') : t('sidebar.agentsTagged', { tag });
  return tag === null
    ? t('sidebar.agentsOfWithoutTag', { account: accountName })
    : t('sidebar.agentsOfTagged', { account: accountName, tag });
}

/** The agents of the accounts that are looked at, grouped by account and tag. */
export function AgentList() {
  const agents = useApp((state) => state.data.agents);
  const accounts = useApp((state) => state.data.accounts);
  const shownAccount = useApp((state) => state.shownAccount);
  const chosen = useApp((state) => chosenAgentKey(state.view));
  const groups = useMemo(() => {
    const shown = listedAccounts(accounts).filter(({ id }) => shownAccount === null || id === shownAccount);
    return groupAgents(shown, agents);
  }, [accounts, agents, shownAccount]);
  return groups.map((group) => (
    <section key={agentKey(group.accountId, group.tag ?? '')} className="sidebar-group" aria-label={labelOf(group)}>
      <h2 className="sidebar-heading truncate">{headingOf(group)}</h2>
      <ul>
        {group.agents.map((listed) => {
          const key = agentKey(listed.accountId, listed.agent.id);
          return (
            <li key={key}>
              <AgentRow listed={listed} isChosen={key === chosen} />
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
