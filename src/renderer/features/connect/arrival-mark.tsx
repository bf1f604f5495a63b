import { Check } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { toMs } from '../../state/review-facts.ts';
import { clockWords } from '../../state/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { useArrival } from './use-arrival.ts';

interface ArrivalMarkProps {
  readonly accountId: string;
  readonly channelId: string;
  readonly channelName: string;
  /** The key to send a test with, as an agent does. */
  readonly apiKey: string | null;
}

/** Whether the first message has come, live; and a test, to see one come without any agent. */
export function ArrivalMark({ accountId, channelId, channelName, apiKey }: ArrivalMarkProps) {
  const { bridge, store } = useDesk();
  const arrival = useArrival(accountId, channelId);
  const now = useNow('minute');
  const [isSending, setIsSending] = useState(false);
  const isOnline = useApp(
    (state) => state.data.accounts.find(({ id }) => id === accountId)?.connection.state === 'online',
  );

  async function handleTest(): Promise<void> {
    if (apiKey === null) return;
    setIsSending(true);
    const outcome = await bridge.call('review:send-test', { accountId, channelId, apiKey });
    setIsSending(false);
    if (!outcome.ok) store.getState().say({ tone: 'problem', text: outcome.error.message, about: null });
  }

  const receivedAt = toMs(arrival?.createdAt);
  return (
    <section className="arrival" aria-label={t('connect.firstMessage')} data-received={arrival !== null}>
      <span className="arrival-mark" aria-hidden="true">
        {arrival !== null && <Check />}
      </span>
      <p className="arrival-words" role="status">
        {arrival === null ? (
          <>
            <strong>{t('connect.waitingForFirstMessage')}</strong>
            <span>
              <Sentence of="connect.firstMessageHint" parts={{ agent: <bdi>{channelName}</bdi> }} />
            </span>
          </>
        ) : (
          <>
            <strong>
              {receivedAt === null
                ? t('connect.receivedWorks')
                : t('connect.receivedAtWorks', { time: clockWords(receivedAt, now) })}
            </strong>
            <bdi className="truncate">
              {(arrival.text ?? t('connect.messageWithoutText')).split('\n')[0]?.replace(/^#+\s*/, '')}
            </bdi>
          </>
        )}
      </p>
      {arrival === null ? (
        <Button disabled={isSending || !isOnline || apiKey === null} onClick={() => void handleTest()}>
          {t('connect.sendTestReview')}
        </Button>
      ) : (
        <Button look="primary" onClick={() => store.getState().show({ accountId, messageId: arrival.id })}>
          {t('connect.openMessage')}
        </Button>
      )}
    </section>
  );
}
