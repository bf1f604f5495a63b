import { ArrowLeft } from 'lucide-react';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { agentKey } from '../../state/item.ts';
import { byUrgency, overviewOf } from '../../state/queue.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { StatusDot, statusWords } from '../../ui/status-dot.tsx';
import { agentLineWords } from '../sidebar/agent-groups.ts';
import type { ChannelProps } from './channel-pane.tsx';

/** Leads to the agent's reviews that wait for the person, the most urgent first. */
function OpenReviews({ accountId, channelId }: ChannelProps) {
  const { store } = useDesk();
  const count = useApp((state) => overviewOf(state.data.items).pendingByAgent.get(agentKey(accountId, channelId)) ?? 0);
  if (count === 0) return null;

  function handleClick(): void {
    const { items } = store.getState().data;
    const { needsReview } = overviewOf(items);
    const waiting = [...items.values()].filter(
      (item) => needsReview.has(item.key) && item.accountId === accountId && item.message.channelId === channelId,
    );
    const [first] = waiting.sort(byUrgency);
    if (first) store.getState().show({ accountId, messageId: first.message.id });
  }

  return (
    <Button className="channel-reviews" onClick={handleClick}>
      {t('channel.openReviews', { count })}
    </Button>
  );
}

/** Who the conversation is with and how that agent is. */
export function ChannelHeader({ accountId, channelId }: ChannelProps) {
  const { store } = useDesk();
  const agent = useApp((state) => state.data.agents[accountId]?.find(({ id }) => id === channelId));
  const now = useNow('minute');
  const status = agent && statusWords(agent.status);
  const line = agent && (agentLineWords(agent, now) ?? status);
  return (
    <header className="page-header channel-header">
      <IconButton
        className="back-button"
        label={t('channel.queuesAndAgents')}
        onClick={() => store.getState().setPane('sidebar')}
      >
        <ArrowLeft />
      </IconButton>
      {agent && status && <StatusDot status={agent.status} label={status} />}
      <h2 className="page-title truncate" id="channel-title">
        <bdi>{agent?.name ?? t('channel.agentWithoutName')}</bdi>
      </h2>
      {line && (
        <bdi className="channel-line truncate" title={line}>
          {line}
        </bdi>
      )}
      {agent?.tag && <bdi className="badge channel-tag truncate">{agent.tag}</bdi>}
      <OpenReviews accountId={accountId} channelId={channelId} />
    </header>
  );
}
