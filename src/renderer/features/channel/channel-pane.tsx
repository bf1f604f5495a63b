import { useEffect } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { NOT_READ } from '../../state/channel-slice.ts';
import { agentKey } from '../../state/item.ts';
import { Button } from '../../ui/button.tsx';
import { ChannelHeader } from './channel-header.tsx';
import { Composer } from './composer.tsx';
import { Thread } from './thread.tsx';
import { WorkingLine } from './working-line.tsx';
import './channel-pane.css';
import { t } from '../../../words/words.ts';

/** Names a conversation. */
export interface ChannelProps {
  readonly accountId: string;
  readonly channelId: string;
}

/** Reads the conversation again once its server is back, when the first try failed. */
function useReadingAgain({ accountId, channelId }: ChannelProps, problem: string | null): void {
  const { store } = useDesk();
  const isOnline = useApp(
    (state) => state.data.accounts.find(({ id }) => id === accountId)?.connection.state === 'online',
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: coming online is what makes another try worth while
  useEffect(() => {
    if (isOnline && problem !== null) void store.getState().readChannel(accountId, channelId);
  }, [isOnline, store, accountId, channelId]);
}

/** The conversation with one agent, in place of list and message. */
export function ChannelPane(props: ChannelProps) {
  const { accountId, channelId } = props;
  const { store } = useDesk();
  const reading = useApp((state) => state.channels[agentKey(accountId, channelId)] ?? NOT_READ);
  useReadingAgain(props, reading.problem);
  return (
    <section className="page channel" aria-labelledby="channel-title">
      <ChannelHeader {...props} />
      {reading.problem !== null && (
        <div className="channel-problem" role="alert">
          <p>{t('channel.conversationCannotBeRead', { problem: reading.problem })}</p>
          <Button onClick={() => void store.getState().readChannel(accountId, channelId)}>
            {t('channel.tryAgain')}
          </Button>
        </div>
      )}
      <Thread {...props} reading={reading} />
      <WorkingLine {...props} />
      <Composer {...props} />
    </section>
  );
}
