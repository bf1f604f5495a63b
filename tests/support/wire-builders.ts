import type { AgentWithActivity } from '../../src/contract/agent.ts';
import type { Message } from '../../src/contract/message.ts';
import type { Review } from '../../src/contract/review.ts';

/** A pending approval as a server sends it. */
export function aReview(overrides: Partial<Review> = {}): Review {
  return {
    type: 'approval',
    payload: { options: [{ id: 'approve', label: 'Approve' }] },
    expiresAt: '2026-04-02T14:00:00.000Z',
    status: 'pending',
    ...overrides,
  };
}

/** A message of an agent as a server sends it. */
export function aMessage(overrides: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    channelId: 'c1',
    senderType: 'agent',
    senderId: 'c1',
    text: 'Deploy v2?',
    status: null,
    review: null,
    metadata: null,
    clientId: null,
    streamId: null,
    streamState: null,
    deliveryStatus: 'sent',
    iterationGroupId: null,
    iteration: null,
    createdAt: '2026-04-01T14:00:00.000Z',
    updatedAt: '2026-04-01T14:00:00.000Z',
    attachments: [],
    ...overrides,
  };
}

/** An agent as the person's list has it. */
export function anAgent(overrides: Partial<AgentWithActivity> = {}): AgentWithActivity {
  return {
    id: 'c1',
    name: 'deploy-bot',
    status: 'active',
    createdAt: '2026-04-01T12:00:00.000Z',
    unreadCount: 0,
    ...overrides,
  };
}
