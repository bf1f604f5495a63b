import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { WebhookDelivery } from '../../../contract/webhook.ts';
import { withVisibleTurns } from '../../state/direction.ts';
import { ownValue } from '../../state/own-value.ts';
import { IconButton } from '../../ui/button.tsx';
import { type Attempt, attemptWords } from './delivery-words.ts';
import type { Deliveries } from './use-deliveries.ts';
import '../../ui/dialog.css';
import './delivery-log.css';
import type { PlainKey } from '../../../words/catalogue.ts';
import { formatInstant } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';

const EVENTS: Readonly<Record<string, PlainKey>> = {
  'review:responded': 'delivery.yourAnswer',
  'review:expired': 'delivery.thatReviewExpired',
  'message:created': 'delivery.yourMessage',
};

function AttemptEntry({ attempt }: { readonly attempt: Attempt }) {
  const { outcome, startedAt, url, reason, answer } = attempt;
  return (
    <li className="delivery-attempt" data-outcome={outcome ?? 'started'}>
      <div className="delivery-attempt-head">
        <strong>{attemptWords(attempt)}</strong>
        <time dateTime={startedAt}>{formatInstant(startedAt)}</time>
      </div>
      <p className="delivery-attempt-url">{withVisibleTurns(url)}</p>
      {reason !== null && outcome !== 'delivered' && <p>{reason}</p>}
      {answer !== null && answer !== '' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long answer scrolls, and who has no mouse must be able to as well
        <pre tabIndex={0}>
          <span className="sr-only">{t('delivery.receiverAnswered')} </span>
          {withVisibleTurns(answer)}
        </pre>
      )}
    </li>
  );
}

function eventWords(event: string): string {
  const key = ownValue(EVENTS, event);
  return key === undefined ? event : t(key);
}

function DeliveryEntry({ delivery }: { readonly delivery: WebhookDelivery }) {
  return (
    <section className="delivery-entry">
      <h3>{eventWords(delivery.event)}</h3>
      {delivery.attempts.length === 0 ? (
        <p>{t('delivery.firstTrySoon')}</p>
      ) : (
        <ol>
          {delivery.attempts.toReversed().map((attempt) => (
            <AttemptEntry key={attempt.number} attempt={attempt} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** Where the webhooks of a message went, when, and what came back; the latest first. */
export function DeliveryLog({ log, onClose }: { readonly log: Deliveries; readonly onClose: () => void }) {
  const { deliveries, problem } = log;
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        {/* Not Dialog.Overlay: it locks scrolling with an injected style sheet, which the content policy refuses. */}
        <div className="dialog-scrim" />
        <Dialog.Content className="dialog-box" aria-describedby={undefined}>
          <header className="dialog-header">
            <Dialog.Title className="dialog-title">{t('delivery.deliveryLog')}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={t('delivery.close')}>
                <X />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className="delivery-log-body">
            {problem !== null && <p role="alert">{problem}</p>}
            {deliveries?.length === 0 && <p>{t('delivery.noWebhookCalled')}</p>}
            {deliveries?.toReversed().map((delivery) => (
              <DeliveryEntry key={delivery.id} delivery={delivery} />
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
