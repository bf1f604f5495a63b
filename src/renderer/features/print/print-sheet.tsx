import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { formatDate } from '../../../words/formats.ts';
import { useAgentName, useApp, useDesk } from '../../state/app-context.ts';
import { withoutTurns } from '../../state/direction.ts';
import type { Item } from '../../state/item.ts';
import { questionOf } from '../../state/question.ts';
import { answerTitle, readResponse } from '../../state/reading.ts';
import {
  answeredAtOf,
  approvalOf,
  commentOf,
  expiryOf,
  feedbackOf,
  standingOf,
  toMs,
} from '../../state/review-facts.ts';
import { sizeWords } from '../attachments/size-words.ts';
import { ContentAgentContext, useContentAgent } from '../content/content-agent.ts';
import { Markdown } from '../content/markdown.tsx';
import { ClosedAnswer } from '../review/closed-answer.tsx';
import { PayloadTree } from '../review/payload-tree.tsx';
import { whenSettled } from './when-settled.ts';
import './print-sheet.css';
import { t } from '../../../words/words.ts';

const dateWords = (ms: number): string => formatDate(ms, { dateStyle: 'long', timeStyle: 'short' });

function Fact({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{words}</dd>
    </div>
  );
}

function Offer({ item }: { readonly item: Item }) {
  const { review } = item.message;
  if (!review) return null;
  if (review.type === 'approval') {
    return (
      <section>
        <h2>{t('print.whatCouldBeChosen')}</h2>
        <p dir="auto">
          {approvalOf(review)
            .options.map(({ label }) => label)
            .join(' · ')}
        </p>
      </section>
    );
  }
  const isEmpty = Object.keys(review.payload ?? {}).length === 0;
  return isEmpty ? null : (
    <section>
      <h2>{t('print.whatWasAsked')}</h2>
      <PayloadTree value={review.payload} />
    </section>
  );
}

function Outcome({ item }: { readonly item: Item }) {
  const { review } = item.message;
  const account = useApp((state) => state.data.accounts.find(({ id }) => id === item.accountId));
  if (!review) return null;
  const standing = standingOf(item.message);
  const answeredAt = answeredAtOf(review);
  const reading = readResponse(review);
  const comment = commentOf(review);
  const feedback = feedbackOf(review);
  return (
    <section>
      <h2>{t('print.response')}</h2>
      {standing === 'pending' && <p>{t('print.waitsForAnswer')}</p>}
      {standing === 'expired' && <p>{t('print.expiredWithoutAnswer')}</p>}
      {standing === 'completed' && (
        <>
          <p className="sheet-answer" dir="auto">
            {answerTitle(review)}
          </p>
          {comment !== null && <p dir="auto">{comment}</p>}
          {reading && <ClosedAnswer reading={reading} />}
          {feedback !== null && <p dir="auto">{feedback}</p>}
          <dl className="sheet-facts">
            {answeredAt !== null && <Fact name="Answered" words={dateWords(answeredAt)} />}
            {account && (
              <Fact name="Account" words={account.email ? `${account.name} (${account.email})` : account.name} />
            )}
          </dl>
        </>
      )}
    </section>
  );
}

function Sheet({ item }: { readonly item: Item }) {
  const { store } = useDesk();
  const { message } = item;
  const { title, body } = questionOf(message);
  const agentName = useAgentName(item);
  const contentAgent = useContentAgent(item);
  const askedAt = toMs(message.createdAt);
  const expiry = expiryOf(message);
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = sheet;
    if (current === null) return;
    let isWanted = true;
    void whenSettled(current).then(() => {
      if (isWanted) void store.getState().sendSheet();
    });
    return () => {
      isWanted = false;
    };
  }, [store]);
  return createPortal(
    <ContentAgentContext value={contentAgent}>
      <article ref={sheet} className="print-sheet" aria-hidden="true">
        <h1 dir="auto">{title}</h1>
        <dl className="sheet-facts">
          <Fact name="Agent" words={agentName} />
          {askedAt !== null && <Fact name="Asked" words={dateWords(askedAt)} />}
          {expiry !== null && <Fact name="Expires" words={dateWords(expiry)} />}
        </dl>
        {body.trim() !== '' && <Markdown text={body} isWhole />}
        {message.attachments.length > 0 && (
          <section>
            <h2>{t('print.attachments')}</h2>
            <ul>
              {message.attachments.map(({ id, filename, size }) => (
                <li key={id}>
                  <bdi>{withoutTurns(filename)}</bdi>, {sizeWords(size)}
                </li>
              ))}
            </ul>
          </section>
        )}
        <Offer item={item} />
        <Outcome item={item} />
        <footer>{t('print.footer', { date: dateWords(Date.now()), id: message.id })}</footer>
      </article>
    </ContentAgentContext>,
    document.body,
  );
}

/** A review with its response as it goes on paper; on the screen it is never seen. */
export function PrintSheet() {
  const item = useApp((state) => (state.sheet === null ? undefined : state.data.items.get(state.sheet.key)));
  return item === undefined ? null : <Sheet key={item.key} item={item} />;
}
