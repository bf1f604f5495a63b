import { CircleCheck, CircleX, Info, Timer, TriangleAlert } from 'lucide-react';
import { formatInstant } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { accountNameBeside } from '../../state/account-slice.ts';
import { useAgentName, useApp } from '../../state/app-context.ts';
import { useNow, useNowUntil } from '../../state/clock.ts';
import type { Item } from '../../state/item.ts';
import { ownValue } from '../../state/own-value.ts';
import { expiryOf, standingOf, toMs } from '../../state/review-facts.ts';
import { agoWords, clockWords, countdownWords, timeLeft } from '../../state/time-words.ts';
import { StatusDot } from '../../ui/status-dot.tsx';
import { agentLineWords } from '../sidebar/agent-groups.ts';
import { AgentMenu } from './agent-menu.tsx';

const BADGES = {
  info: { Icon: Info, words: 'review.info' },
  success: { Icon: CircleCheck, words: 'review.success' },
  warning: { Icon: TriangleAlert, words: 'review.warning' },
  error: { Icon: CircleX, words: 'review.error' },
} as const;

/** The badge that the agent gave its message. */
export function StatusBadge({ status }: { readonly status: string }) {
  const badge = ownValue<(typeof BADGES)[keyof typeof BADGES]>(BADGES, status);
  if (!badge) return null;
  return (
    <span className="badge" data-tone={status}>
      <badge.Icon />
      {t(badge.words)}
    </span>
  );
}

/** When a pending review expires, counting. */
function Countdown({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) {
  const now = useNowUntil(endMs);
  const left = timeLeft(startMs, endMs, now);
  return (
    <span className="agent-line-time" data-urgency={left.urgency}>
      <Timer />
      {left.urgency === 'over'
        ? t('review.expiredAt', { when: clockWords(endMs, now) })
        : t('review.expiresAt', { when: clockWords(endMs, now), left: countdownWords(left.leftMs) })}
    </span>
  );
}

/** Who asks, when it was asked, and until when. */
export function AgentLine({ item }: { readonly item: Item }) {
  const { message } = item;
  const name = useAgentName(item);
  const agent = useApp((state) => state.data.agents[item.accountId]?.find(({ id }) => id === message.channelId));
  const accountName = useApp(({ data }) => accountNameBeside({ data, shownAccount: null }, item.accountId));
  const now = useNow('minute');
  const createdAt = toMs(message.createdAt) ?? now;
  const expiry = expiryOf(message);
  const isUser = message.senderType === 'user';
  const said = agent && !isUser ? agentLineWords(agent, now) : null;
  const iteration = message.iteration ?? 1;
  return (
    <div className="agent-line">
      {agent && !isUser && <StatusDot status={agent.status} />}
      <bdi className="agent-line-name truncate">{isUser ? t('review.youTo', { name }) : name}</bdi>
      {agent && !isUser && message.review && <AgentMenu item={item} />}
      {said && (
        <bdi className="agent-line-said truncate" title={said}>
          {said}
        </bdi>
      )}
      {accountName !== null && (
        <>
          <span className="agent-line-dot">·</span>
          <bdi className="truncate">{accountName}</bdi>
        </>
      )}
      <span className="agent-line-dot">·</span>
      <time dateTime={message.createdAt} title={formatInstant(createdAt)}>
        {agoWords(createdAt, now)}
      </time>
      {standingOf(message) === 'pending' && expiry !== null && (
        // No dot before it: its icon parts it already, and a dot would be left behind where the line breaks.
        <Countdown startMs={createdAt} endMs={expiry} />
      )}
      {iteration >= 2 && <span className="badge">{t('review.roundNumber', { round: iteration })}</span>}
      {message.status && <StatusBadge status={message.status} />}
    </div>
  );
}
