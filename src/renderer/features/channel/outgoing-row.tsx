import { CircleAlert, CloudOff, Send } from 'lucide-react';
import { useDesk } from '../../state/app-context.ts';
import type { Outgoing } from '../../state/outgoing-slice.ts';
import { Button } from '../../ui/button.tsx';
import { Attachments } from '../attachments/attachments.tsx';
import { Markdown } from '../content/markdown.tsx';
import './outgoing-row.css';

const LABELS: Readonly<Record<Outgoing['state'], string>> = {
  sending: 'You, being sent',
  waiting: 'You, waits for the server',
  unsent: 'You, not sent',
};

/** A message of the person that is on its way, or could not be sent and says why. */
export function OutgoingRow({ outgoing, hasHead }: { readonly outgoing: Outgoing; readonly hasHead: boolean }) {
  const { store } = useDesk();
  const { clientId, text, attachments, state, detail } = outgoing;
  return (
    <article
      className="thread-message"
      data-message=""
      data-own="true"
      data-head={hasHead}
      aria-label={LABELS[state]}
      tabIndex={-1}
    >
      {hasHead && (
        <p className="thread-head">
          <bdi>You</bdi>
        </p>
      )}
      <div className="thread-body">
        {text !== '' && <Markdown text={text} />}
        <Attachments
          accountId={outgoing.accountId}
          message={{ id: clientId, attachments: [...attachments] }}
          text={text}
          isEditable={false}
        />
      </div>
      {state === 'sending' && (
        <p className="outgoing-line">
          <Send aria-hidden="true" />
          Sending…
        </p>
      )}
      {state === 'waiting' && (
        <div className="outgoing-line">
          <CloudOff aria-hidden="true" />
          <p>{detail ?? 'Waits until the server can be reached.'}</p>
          <Button look="ghost" onClick={() => store.getState().discardMessage(clientId)}>
            Remove
          </Button>
        </div>
      )}
      {state === 'unsent' && (
        <div className="outgoing-line" data-unsent="true" role="alert">
          <CircleAlert aria-hidden="true" />
          <p>
            <strong>Not sent.</strong> {detail}
          </p>
          <Button onClick={() => void store.getState().retryMessage(clientId)}>Retry</Button>
          <Button look="ghost" onClick={() => store.getState().discardMessage(clientId)}>
            Remove
          </Button>
        </div>
      )}
    </article>
  );
}
