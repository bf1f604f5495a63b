import { Check, CheckCheck, CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { accountOf, lacks } from '../../state/account-slice.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';
import { Button } from '../../ui/button.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { type Delivered, deliveryWords, failureReason, shortDeliveryWords } from './delivery-words.ts';
import { useDeliveries } from './use-deliveries.ts';
import './delivery-line.css';
import { t } from '../../../words/words.ts';

/** How far something got as a mark: one tick, two ticks, an exclamation mark. */
export function DeliveryMark({ status }: { readonly status: string | null | undefined }) {
  if (status === 'webhook_failed') return <CircleAlert aria-hidden="true" />;
  return status === 'webhook_delivered' || status === 'agent_received' ? (
    <CheckCheck aria-hidden="true" />
  ) : (
    <Check aria-hidden="true" />
  );
}

interface DeliveryLineProps {
  readonly item: Item;
  readonly of: Delivered;
  /** A word instead of a sentence, where many stand below each other. */
  readonly isShort?: boolean;
}

/** The receipt of an answer or a message: how far it got, why not further, and another try. */
export function DeliveryLine({ item, of, isShort = false }: DeliveryLineProps) {
  const { bridge } = useDesk();
  const [isTrying, setIsTrying] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isLogShown, setIsLogShown] = useState(false);
  const { accountId, message } = item;
  const status = message.deliveryStatus ?? 'sent';
  const hasWebhook = useApp((state) =>
    Boolean(state.data.agents[accountId]?.find(({ id }) => id === message.channelId)?.webhookUrl),
  );
  const isFailed = status === 'webhook_failed';
  const canList = useApp((state) => !lacks(accountOf(state, accountId), 'listDeliveries'));
  const canRetry = useApp((state) => !lacks(accountOf(state, accountId), 'retryDelivery'));
  const log = useDeliveries(item, canList && (isFailed || isLogShown));
  const reason = isFailed ? failureReason(log.deliveries ?? []) : null;
  const hasLog = canList && (isFailed || status === 'webhook_delivered' || (hasWebhook && !isShort));

  async function retry(): Promise<void> {
    setIsTrying(true);
    setRefusal(null);
    const outcome = await bridge.callServer(accountId, 'retryDelivery', { parameters: { id: message.id } });
    if (!outcome.ok) setRefusal(outcome.error.message);
    if (canList) await log.read();
    setIsTrying(false);
  }

  return (
    <div className="delivery" data-status={status}>
      <span className="delivery-words">
        <DeliveryMark status={status} />
        {isShort ? shortDeliveryWords(status) : deliveryWords(status, of)}
      </span>
      {hasLog && (
        <button type="button" className="delivery-link" onClick={() => setIsLogShown(true)}>
          {t('delivery.deliveryLog')}
        </button>
      )}
      {isFailed && (
        <div className="delivery-failure">
          <p role="status">
            {isTrying
              ? t('delivery.tryingAgain')
              : (refusal ?? reason ?? (canList ? t('delivery.reasonInLog') : t('delivery.noReasonFromServer')))}
          </p>
          {canRetry && (
            <Button disabled={isTrying} onClick={() => void retry()}>
              {t('delivery.retry')}
            </Button>
          )}
        </div>
      )}
      {isLogShown && <DeliveryLog log={log} onClose={() => setIsLogShown(false)} />}
    </div>
  );
}
