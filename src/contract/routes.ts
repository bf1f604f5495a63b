import { z } from 'zod';
import { AGENT_STATUSES, agent, agentWithActivity, createAgentRequest } from './agent.ts';
import { LIMITS } from './limits.ts';
import { createMessageRequest, message, messageListQuery, messagePage, waitResult } from './message.ts';
import { respondRequest } from './review.ts';
import {
  apiKey,
  apiKeyWithSecret,
  changePasswordRequest,
  createApiKeyRequest,
  loginRequest,
  sessionAnswer,
  wsTicket,
} from './session.ts';
import { instant } from './value.ts';

/** Who may call: anybody, an agent with a key (contract.md 3.1), or a person with a session (3.2). */
export type RouteAuth = 'none' | 'apiKey' | 'session';

/** One HTTP route: what it takes, what it answers on success, and the status of that. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path with `:name` parameters. */
  readonly path: string;
  readonly auth: RouteAuth;
  readonly summary: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly status: number;
  /** Schema of the success body; null when the body is empty. */
  readonly answer: z.ZodType | null;
}

const channelQuery = z.object({ channel: z.string().min(1).optional() });
const acknowledged = z.object({ acknowledged: z.literal(true) });
const deleted = z.object({ deleted: z.literal(true) });
const plainMessage = z.object({ message: z.string() });

/** Every HTTP route that the core serves; contract.md sections 2, 3, 6 and 7. */
export const ROUTES = {
  health: {
    method: 'GET',
    path: '/health',
    auth: 'none',
    summary: 'Is the server up',
    status: 200,
    answer: z.object({ status: z.literal('ok'), timestamp: instant }),
  },

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
    answer: deleted,
  },
  agentAcknowledgeMessage: {
    method: 'POST',
    path: '/api/v1/messages/:id/ack',
    auth: 'apiKey',
    summary: 'Say that the agent has taken notice of a message',
    query: channelQuery,
    status: 200,
    answer: acknowledged,
  },
  agentListPendingReviews: {
    method: 'GET',
    path: '/api/v1/reviews/pending',
    auth: 'apiKey',
    summary: 'Messages whose review is pending, newest first',
    query: channelQuery,
    status: 200,
    answer: z.array(message),
  },
  agentGetReview: {
    method: 'GET',
    path: '/api/v1/reviews/:id',
    auth: 'apiKey',
    summary: 'Read the message that holds a review',
    query: channelQuery,
    status: 200,
    answer: message,
  },
  agentWaitForReview: {
    method: 'GET',
    path: '/api/v1/reviews/:id/wait',
    auth: 'apiKey',
    summary: 'Hold until the review is final or the time is over',
    query: z.object({
      channel: z.string().min(1),
      timeout: z.string().optional().describe('Milliseconds; at most 30000, which is also what junk means'),
    }),
    status: 200,
    answer: waitResult,
  },
  agentListAgents: {
    method: 'GET',
    path: '/api/v1/agents',
    auth: 'apiKey',
    summary: 'Channels of the key’s owner, newest first',
    status: 200,
    answer: z.array(agent),
  },
  agentCreateAgent: {
    method: 'POST',
    path: '/api/v1/agents',
    auth: 'apiKey',
    summary: 'Create a channel',
    body: createAgentRequest,
    status: 201,
    answer: agent,
  },
  agentPing: {
    method: 'POST',
    path: '/api/v1/status/ping',
    auth: 'apiKey',
    summary: 'Heartbeat: how the agent is',
    body: z.object({
      agentId: z.string().min(1),
      status: z.enum(AGENT_STATUSES),
      message: z.string().max(LIMITS.statusMessageChars).nullish(),
    }),
    status: 201,
    answer: agent,
  },

  login: {
    method: 'POST',
    path: '/api/auth/login',
    auth: 'none',
    summary: 'Start a session; the token is only in the cookie',
    body: loginRequest,
    status: 200,
    answer: sessionAnswer,
  },
  refreshSession: {
    method: 'POST',
    path: '/api/auth/refresh',
    auth: 'session',
    summary: 'Exchange a valid token for a new one',
    status: 200,
    answer: sessionAnswer,
  },
  currentUser: {
    method: 'GET',
    path: '/api/auth/me',
    auth: 'session',
    summary: 'The person of this session',
    status: 200,
    answer: sessionAnswer,
  },
  changePassword: {
    method: 'POST',
    path: '/api/auth/change-password',
    auth: 'session',
    summary: 'Change the password',
    body: changePasswordRequest,
    status: 200,
    answer: plainMessage,
  },
  logout: {
    method: 'POST',
    path: '/api/auth/logout',
    auth: 'none',
    summary: 'Clear the cookie',
    status: 200,
    answer: plainMessage,
  },
  socketTicket: {
    method: 'POST',
    path: '/api/auth/ws-ticket',
    auth: 'session',
    summary: 'A token of 30 seconds for the socket',
    status: 200,
    answer: wsTicket,
  },

  listApiKeys: {
    method: 'GET',
    path: '/api/api-keys',
    auth: 'session',
    summary: 'Keys of the person, newest first, without their secrets',
    status: 200,
    answer: z.array(apiKey),
  },
  createApiKey: {
    method: 'POST',
    path: '/api/api-keys',
    auth: 'session',
    summary: 'Create a key; the only time it is shown',
    body: createApiKeyRequest,
    status: 201,
    answer: apiKeyWithSecret,
  },
  rotateApiKey: {
    method: 'POST',
    path: '/api/api-keys/:id/rotate',
    auth: 'session',
    summary: 'Replace the secret of a key; the old one is dead at once',
    status: 200,
    answer: apiKeyWithSecret,
  },
  deleteApiKey: {
    method: 'DELETE',
    path: '/api/api-keys/:id',
    auth: 'session',
    summary: 'Delete a key',
    status: 200,
    answer: deleted,
  },

  listAgents: {
    method: 'GET',
    path: '/api/agents',
    auth: 'session',
    summary: 'Agents of the person with last message and unread count, newest first',
    status: 200,
    answer: z.array(agentWithActivity),
  },
  createAgent: {
    method: 'POST',
    path: '/api/agents',
    auth: 'session',
    summary: 'Create an agent',
    body: createAgentRequest,
    status: 201,
    answer: agent,
  },
  markChannelRead: {
    method: 'POST',
    path: '/api/agents/:id/read',
    auth: 'session',
    summary: 'Set the read marker of a channel to now',
    status: 201,
    answer: null,
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
  listReviews: {
    method: 'GET',
    path: '/api/messages/reviews',
    auth: 'session',
    summary: 'Messages with a review over all channels, newest first',
    query: z.object({
      status: z.enum(['pending', 'completed', 'expired', 'all']).default('pending'),
      channel: z.string().min(1).optional(),
    }),
    status: 200,
    answer: z.array(message),
  },
  getMessage: {
    method: 'GET',
    path: '/api/messages/:id',
    auth: 'session',
    summary: 'Read one message',
    status: 200,
    answer: message,
  },
  respond: {
    method: 'POST',
    path: '/api/messages/:id/respond',
    auth: 'session',
    summary: 'Respond to a pending review, once',
    body: respondRequest,
    status: 201,
    answer: message,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
export type RouteBody<N extends RouteName> = (typeof ROUTES)[N] extends { body: infer B extends z.ZodType }
  ? z.output<B>
  : undefined;
export type RouteQuery<N extends RouteName> = (typeof ROUTES)[N] extends { query: infer Q extends z.ZodType }
  ? z.output<Q>
  : undefined;
export type RouteAnswer<N extends RouteName> = (typeof ROUTES)[N]['answer'] extends infer A extends z.ZodType
  ? z.output<A>
  : undefined;

/** The path of a route with its parameters filled in and percent-encoded. */
export function routePath(name: RouteName, parameters: Readonly<Record<string, string>> = {}): string {
  return ROUTES[name].path.replace(/:(\w+)/g, (_, parameter: string) =>
    encodeURIComponent(parameters[parameter] ?? ''),
  );
}
