import { ChevronRight, MessagesSquare } from 'lucide-react';
import { useId } from 'react';
import { t } from '../../../words/words.ts';
import { useAgentName, useApp, useDesk } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';
import { Button } from '../../ui/button.tsx';
import { AroundLine } from './around-line.tsx';
import { useAround } from './use-around.ts';
import './around.css';

function Lines({ item, name }: { readonly item: Item; readonly name: string }) {
  const { store } = useDesk();
  const { before, after, isReading, problem, retry } = useAround(item);
  const { accountId, message } = item;
  const isAlone = before.length === 0 && after.length === 0;
  return (
    <div className="around-body">
      {problem !== null && (
        <div className="around-note" role="alert">
          <span>{t('channel.conversationCannotBeRead', { problem })}</span>
          <Button onClick={retry}>{t('channel.tryAgain')}</Button>
        </div>
      )}
      {isReading && isAlone && <p className="around-note">{t('channel.readingConversation')}</p>}
      {!isReading && problem === null && isAlone && (
        <p className="around-note">{t('channel.nothingElseSaid', { name })}</p>
      )}
      {!isAlone && (
        <ol className="around-lines" aria-label={t('channel.conversationWith', { name })}>
          {before.map((one) => (
            <AroundLine key={one.key} item={one} />
          ))}
          <li className="around-here">
            <span>{t('channel.thisQuestion')}</span>
          </li>
          {after.map((one) => (
            <AroundLine key={one.key} item={one} />
          ))}
        </ol>
      )}
      <Button
        className="around-whole"
        onClick={() => {
          store.getState().chooseView({ kind: 'agent', accountId, channelId: message.channelId });
          store.getState().requestFocus('list');
        }}
      >
        <MessagesSquare aria-hidden="true" />
        {t('channel.openConversation')}
      </Button>
    </div>
  );
}

/** Below a question, on request: what was said in its conversation just before and after it. */
export function AroundQuestion({ item }: { readonly item: Item }) {
  const { store } = useDesk();
  const isOpen = useApp((state) => state.isConversationShown);
  const name = useAgentName(item);
  const id = useId();
  return (
    <section className="around" aria-labelledby={id} data-open={isOpen}>
      <h3 id={id} className="around-title">
        <button
          type="button"
          className="around-fold"
          aria-expanded={isOpen}
          onClick={() => store.getState().showConversation(!isOpen)}
        >
          <ChevronRight aria-hidden="true" />
          {t('channel.conversation')}
        </button>
        <bdi className="truncate">{t('channel.withAgent', { name })}</bdi>
      </h3>
      {isOpen && <Lines key={item.key} item={item} name={name} />}
    </section>
  );
}
