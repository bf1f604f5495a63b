import { Reply } from 'lucide-react';
import { useDeferredValue } from 'react';
import { formatInstant, formatTime } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { useApp } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';
import { liveKey } from '../../state/live-drafts.ts';
import { toMs } from '../../state/review-facts.ts';
import { IconButton } from '../../ui/button.tsx';
import { Attachments } from '../attachments/attachments.tsx';
import { ContentAgentContext, useContentAgent } from '../content/content-agent.ts';
import { Markdown } from '../content/markdown.tsx';
import { DeliveryLine } from '../delivery/delivery-line.tsx';
import { useKeyTitle } from '../keys/command-keys.tsx';
import { StatusBadge } from '../review/agent-line.tsx';
import { DraftState } from './draft-state.tsx';
import { ReviewCard } from './review-card.tsx';
import { useQuote } from './use-quote.ts';

/** The clock time of an instant on the wire. */
function timeOf(instant: string): string {
  const ms = toMs(instant);
  return ms === null ? '' : formatTime(ms);
}

/** The text of a message, with what has come of it since it was told. */
function Words({ item }: { readonly item: Item }) {
  const { channelId, streamId, text } = item.message;
  const contentAgent = useContentAgent(item);
  const added = useApp((state) =>
    streamId ? state.data.drafts.get(liveKey(item.accountId, channelId, streamId))?.text : undefined,
  );
  const shown = useDeferredValue((text ?? '') + (added ?? ''));
  return shown.trim() === '' ? null : (
    <ContentAgentContext value={contentAgent}>
      <Markdown text={shown} />
    </ContentAgentContext>
  );
}

interface MessageRowProps {
  readonly item: Item;
  readonly rowKey: string;
  readonly name: string;
  readonly hasHead: boolean;
  readonly onMark: (key: string) => void;
}

/** One message: of the agent on the left, of the person on the right. */
export function MessageRow({ item, rowKey, name, hasHead, onMark }: MessageRowProps) {
  const { message } = item;
  const quote = useQuote(item.accountId, message.channelId);
  const quoteTitle = useKeyTitle(t('channel.quoteMessage'), 'quote');
  const isOwn = message.senderType === 'user';
  const sender = isOwn ? t('channel.you') : name;
  const time = timeOf(message.createdAt);
  return (
    <article
      className="thread-message"
      data-message=""
      data-own={isOwn}
      data-head={hasHead}
      aria-label={`${sender}, ${time}`}
      aria-busy={message.streamState === 'streaming'}
      tabIndex={-1}
      onFocus={(event) => {
        if (event.target === event.currentTarget) onMark(rowKey);
      }}
    >
      {hasHead && (
        <p className="thread-head">
          <bdi className="truncate">{sender}</bdi>
          <time dateTime={message.createdAt} title={formatInstant(message.createdAt)}>
            {time}
          </time>
        </p>
      )}
      <div className="thread-body">
        {message.status && <StatusBadge status={message.status} />}
        {message.review ? <ReviewCard item={item} review={message.review} /> : <Words item={item} />}
        <Attachments accountId={item.accountId} message={message} text={message.text ?? ''} isEditable={false} />
        <DraftState item={item} />
      </div>
      {isOwn && <DeliveryLine item={item} of="message" isShort />}
      <IconButton
        className="thread-quote"
        label={t('channel.quoteMessage')}
        title={quoteTitle}
        data-quote=""
        onClick={() => quote(item)}
      >
        <Reply />
      </IconButton>
    </article>
  );
}
