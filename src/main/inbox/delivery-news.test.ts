import { expect, it } from 'vitest';
import type { Message } from '../../contract/message.ts';
import { withDeliveryNews } from './delivery-news.ts';

const message = (deliveryStatus: Message['deliveryStatus']): Message => ({
  id: 'm',
  channelId: 'c',
  senderType: 'user',
  text: 'Hello',
  createdAt: '2026-11-23T12:00:00.000Z',
  attachments: [],
  review: null,
  deliveryStatus,
});

it('news of a delivery is not taken back by the answer that it overtook', () => {
  expect(withDeliveryNews(message('sent'), message('webhook_delivered')).deliveryStatus).toBe('webhook_delivered');
  expect(withDeliveryNews(message('agent_received'), message('webhook_failed')).deliveryStatus).toBe('agent_received');
  expect(withDeliveryNews(message('sent'), null).deliveryStatus).toBe('sent');
});
