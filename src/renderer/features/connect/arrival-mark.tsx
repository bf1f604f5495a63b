import { Check } from 'lucide-react';
import { useState } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { toMs } from '../../state/review-facts.ts';
import { clockWords } from '../../state/time-words.ts';
import { Button } from '../../ui/button.tsx';
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
    <section className="arrival" aria-label="First message" data-received={arrival !== null}>
      <span className="arrival-mark" aria-hidden="true">
        {arrival !== null && <Check />}
      </span>
      <p className="arrival-words" role="status">
        {arrival === null ? (
          <>
            <strong>Waiting for the first message…</strong>
            <span>
              The moment <bdi>{channelName}</bdi> sends one, you see it here.
            </span>
          </>
        ) : (
          <>
            <strong>Received{receivedAt === null ? '' : ` ${clockWords(receivedAt, now)}`}. It works.</strong>
            <bdi className="truncate">
              {(arrival.text ?? 'A message without a text').split('\n')[0]?.replace(/^#+\s*/, '')}
            </bdi>
          </>
        )}
      </p>
      {arrival === null ? (
        <Button disabled={isSending || !isOnline || apiKey === null} onClick={() => void handleTest()}>
          Send a test review
        </Button>
      ) : (
        <Button look="primary" onClick={() => store.getState().show({ accountId, messageId: arrival.id })}>
          Open it
        </Button>
      )}
    </section>
  );
}
