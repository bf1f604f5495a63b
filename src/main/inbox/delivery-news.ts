import type { Message } from '../../contract/message.ts';

/**
 * What the server stored, with the news of its delivery that came before the answer itself: the event of a fast webhook
 * overtakes it, and the answer still says that nothing was delivered.
 */
export function withDeliveryNews(stored: Message, known: Message | null): Message {
  const isBehind = (stored.deliveryStatus ?? 'sent') === 'sent' && (known?.deliveryStatus ?? 'sent') !== 'sent';
  return isBehind && known ? { ...stored, deliveryStatus: known.deliveryStatus } : stored;
}
