import { CircleAlert, CloudOff, Send } from 'lucide-react';
import { useDesk } from '../../state/app-context.ts';
import type { Outgoing } from '../../state/outgoing-slice.ts';
import { Button } from '../../ui/button.tsx';
import { Attachments } from '../attachments/attachments.tsx';
import { Markdown } from '../content/markdown.tsx';
import './outgoing-row.css';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';

const LABELS: Readonly<Record<Outgoing['state'], PlainKey>> = {
  sending: 'channel.youBeingSent',
  waiting: 'channel.youWaitsForServer',
  unsent: 'channel.youNotSent',
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
      aria-label={t(LABELS[state])}
      tabIndex={-1}
    >
      {hasHead && (
        <p className="thread-head">
          <bdi>{t('channel.you')}</bdi>
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
          {t('channel.sending')}
        </p>
      )}
      {state === 'waiting' && (
        <div className="outgoing-line">
          <CloudOff aria-hidden="true" />
          <p>{detail ?? t('channel.waitsForServer')}</p>
          <Button look="ghost" onClick={() => store.getState().discardMessage(clientId)}>
            {t('channel.removeFile')}
          </Button>
        </div>
      )}
      {state === 'unsent' && (
        <div className="outgoing-line" data-unsent="true" role="alert">
          <CircleAlert aria-hidden="true" />
          <p>
            <strong>{t('channel.notSent')}</strong> {detail}
          </p>
          <Button onClick={() => void store.getState().retryMessage(clientId)}>{t('channel.retry')}</Button>
          <Button look="ghost" onClick={() => store.getState().discardMessage(clientId)}>
            {t('channel.removeFile')}
          </Button>
        </div>
      )}
    </article>
  );
}
