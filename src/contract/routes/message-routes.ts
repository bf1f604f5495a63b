import { z } from 'zod';
import {
  createMessageRequest,
  createPersonMessageRequest,
  message,
  messageListQuery,
  messagePage,
} from '../message.ts';
import { channelQuery, deletedAnswer, type Route } from '../route.ts';

/** Messages, on the agents’ and on the person’s side (contract.md 6.2, 6.3, 6.6, 7.2). */
export const MESSAGE_ROUTES = {
  agentCreateMessage: {
    method: 'POST',
    path: '/api/v1/messages',
    auth: 'apiKey',
    summary: 'Send a message, with or without a review',
    body: createMessageRequest,
    status: 201,
    answer: message,
  },
  agentListMessages: {
    method: 'GET',
    path: '/api/v1/messages',
    auth: 'apiKey',
    summary: 'Page through a channel, newest first',
    query: messageListQuery,
    status: 200,
    answer: messagePage,
  },
  agentGetMessage: {
    method: 'GET',
    path: '/api/v1/messages/:id',
    auth: 'apiKey',
    summary: 'Read one message',
    query: channelQuery,
    status: 200,
    answer: message,
  },
  agentDeleteMessage: {
    method: 'DELETE',
    path: '/api/v1/messages/:id',
    auth: 'apiKey',
    summary: 'Retract a message',
    query: channelQuery,
    status: 200,
    answer: deletedAnswer,
  },
  agentAcknowledgeMessage: {
    method: 'POST',
    path: '/api/v1/messages/:id/ack',
    auth: 'apiKey',
    summary: 'Say that the agent has taken notice of a message',
    query: channelQuery,
    status: 200,
    answer: z.object({ acknowledged: z.literal(true) }),
  },
  listMessages: {
    method: 'GET',
    path: '/api/messages',
    auth: 'session',
    summary: 'Page through a channel, newest first, passwords redacted',
    query: messageListQuery,
    status: 200,
    answer: messagePage,
  },
  createMessage: {
    method: 'POST',
    path: '/api/messages',
    auth: 'session',
    summary: 'Send a message to an agent, once per clientId',
    body: createPersonMessageRequest,
    status: 201,
    answer: message,
  },
  getMessage: {
    method: 'GET',
    path: '/api/messages/:id',
    auth: 'session',
    summary: 'Read one message',
    status: 200,
    answer: message,
  },
} as const satisfies Record<string, Route>;
