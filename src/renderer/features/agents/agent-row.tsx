import type { AgentStatistics } from '../../../contract/agent-statistics.ts';
import { formatNumber } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { accountOf, lacks } from '../../state/account-slice.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { toMs } from '../../state/review-facts.ts';
import { agoWords, clockWords } from '../../state/time-words.ts';
import { StatusDot, statusWords } from '../../ui/status-dot.tsx';
import { type AgentStanding, isSilent } from './agent-standing.ts';
import { uptimeSpans } from './uptime.ts';
import { UptimeStrip } from './uptime-strip.tsx';

const DAY_MS = 24 * 3_600_000;
const MOMENT_MS = 1_000;

interface AgentRowProps {
  readonly standing: AgentStanding;
  readonly statistics: AgentStatistics | undefined;
  readonly isAccountShown: boolean;
  readonly now: number;
}

/** One agent: how it is, how its day was, what waits of it. */
export function AgentRow({ standing, statistics, isAccountShown, now }: AgentRowProps) {
  const { store } = useDesk();
  const { accountId, accountName, agent, waitingCount, answeredCount, expiredCount, lastSeenMs } = standing;
  const isLogKept = useApp((state) => !lacks(accountOf(state, accountId), 'agentStatistics'));
  const since = toMs(agent.statusSince);
  const status = statusWords(agent.status);
  const second = [agent.statusMessage?.trim(), isAccountShown && accountName, agent.tag].filter(Boolean).join(' · ');
  // The clock of the page goes by minutes, which a state that began a moment ago must not wait for.
  const untilMs = Math.max(now, (lastSeenMs ?? 0) + MOMENT_MS);
  const spans = uptimeSpans(statistics?.statusHistory ?? [], agent, untilMs - DAY_MS, untilMs);
  return (
    <tr className="agents-row">
      <th scope="row">
        <span className="agents-name">
          <StatusDot status={agent.status} label={status} />
          <button
            type="button"
            onClick={() => store.getState().chooseView({ kind: 'agent', accountId, channelId: agent.id })}
          >
            <bdi>{agent.name}</bdi>
          </button>
        </span>
        {second !== '' && <bdi className="agents-second agents-message">{second}</bdi>}
      </th>
      <td>
        {status}
        {since !== null && ` ${t('agents.since', { when: clockWords(since, now) })}`}
        <span className="agents-second" data-tone={isSilent(standing, now) ? 'warning' : undefined}>
          {lastSeenMs === null ? t('agents.neverHeard') : t('agents.lastSeenAgo', { ago: agoWords(lastSeenMs, now) })}
        </span>
      </td>
      <td>{isLogKept ? <UptimeStrip spans={spans} /> : '–'}</td>
      <td>
        <span className={waitingCount > 0 ? 'agents-waiting' : undefined}>
          {waitingCount === 0 ? t('agents.noneWaiting') : t('agents.waitingCount', { waitingCount })}
        </span>
        <span className="agents-second">{t('agents.answeredExpired', { answeredCount, expiredCount })}</span>
      </td>
      <td className="agents-number" data-label={t('agents.messagesLabel')}>
        {statistics === undefined ? '–' : formatNumber(statistics.totalMessages)}
        <span className="agents-second">
          {agent.unreadCount > 0 ? t('agents.unread', { unreadCount: agent.unreadCount }) : t('agents.allRead')}
        </span>
      </td>
      <td data-label={t('agents.webhookLabel')}>
        {agent.webhookUrl ? t('agents.webhookSet') : t('agents.webhookNone')}
      </td>
    </tr>
  );
}
