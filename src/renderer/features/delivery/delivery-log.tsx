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

const EVENTS: Readonly<Record<string, string>> = {
  'review:responded': 'Your answer',
  'review:expired': 'That the review expired',
  'message:created': 'Your message',
};

function AttemptEntry({ attempt }: { readonly attempt: Attempt }) {
  const { outcome, startedAt, url, reason, answer } = attempt;
  return (
    <li className="delivery-attempt" data-outcome={outcome ?? 'started'}>
      <div className="delivery-attempt-head">
        <strong>{attemptWords(attempt)}</strong>
        <time dateTime={startedAt}>{new Date(startedAt).toLocaleString()}</time>
      </div>
      <p className="delivery-attempt-url">{withVisibleTurns(url)}</p>
      {reason !== null && outcome !== 'delivered' && <p>{reason}</p>}
      {answer !== null && answer !== '' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long answer scrolls, and who has no mouse must be able to as well
        <pre tabIndex={0}>
          <span className="sr-only">The receiver answered: </span>
          {withVisibleTurns(answer)}
        </pre>
      )}
    </li>
  );
}

function DeliveryEntry({ delivery }: { readonly delivery: WebhookDelivery }) {
  return (
    <section className="delivery-entry">
      <h3>{ownValue(EVENTS, delivery.event) ?? delivery.event}</h3>
      {delivery.attempts.length === 0 ? (
        <p>The first try is about to be made.</p>
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
            <Dialog.Title className="dialog-title">Delivery log</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label="Close">
                <X />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className="delivery-log-body">
            {problem !== null && <p role="alert">{problem}</p>}
            {deliveries?.length === 0 && <p>No webhook has been called for this message.</p>}
            {deliveries?.toReversed().map((delivery) => (
              <DeliveryEntry key={delivery.id} delivery={delivery} />
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
