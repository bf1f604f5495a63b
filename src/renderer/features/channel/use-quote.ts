import { useCallback } from 'react';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { agentKey, type Item } from '../../state/item.ts';
import { questionOf } from '../../state/question.ts';
import { withQuote } from './quote.ts';

/** Answers a message in the composer, with its beginning quoted. */
export function useQuote(accountId: string, channelId: string): (item: Item) => void {
  const { store } = useDesk();
  return useCallback(
    ({ message }) => {
      const { composed, data, writeMessage, requestFocus } = store.getState();
      const agent = data.agents[accountId]?.find(({ id }) => id === channelId)?.name ?? t('channel.agentWithoutName');
      const name = message.senderType === 'user' ? t('channel.you') : agent;
      const written = composed[agentKey(accountId, channelId)]?.text ?? '';
      writeMessage(accountId, channelId, withQuote(written, name, message.text || questionOf(message).title));
      requestFocus('comment');
    },
    [store, accountId, channelId],
  );
}
