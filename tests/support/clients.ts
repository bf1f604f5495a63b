import type { Message, WaitResult } from '../../src/contract/message.ts';
import type { ReviewRequest } from '../../src/contract/review.ts';
import { SESSION_COOKIE } from '../../src/contract/session.ts';
import type { JsonObject } from '../../src/contract/value.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import { aReview } from './builders.ts';

/** An agent's program: a key, and the channel it speaks in. */
export interface AgentClient extends ApiClient {
  readonly key: string;
  readonly channelId: string;
  /** Sends a message without a review. */
  tell(text: string): Promise<Message>;
  /** Sends a message with a review. */
  ask(review?: ReviewRequest): Promise<Message>;
  /** Reads a review as the agent sees it. */
  readReview(messageId: string): Promise<Message>;
  /** Holds one wait call; without `timeoutMs` the query has no timeout. */
  wait(messageId: string, timeoutMs?: number | string, signal?: AbortSignal): Promise<WaitResult>;
}

/** Makes an agent's program that sends its key as `x-api-key`. */
export function agentClient(url: string, key: string, channelId: string): AgentClient {
  const client = createApiClient(url, { 'x-api-key': key });
  return {
    ...client,
    key,
    channelId,
    tell: (text) => client.call('agentCreateMessage', { body: { channelId, text } }),
    ask: (review = aReview()) =>
      client.call('agentCreateMessage', { body: { channelId, text: 'May I go on?', review } }),
    readReview: (messageId) =>
      client.call('agentGetReview', { parameters: { id: messageId }, query: { channel: channelId } }),
    wait: (messageId, timeoutMs, signal) =>
      client.call('agentWaitForReview', {
        parameters: { id: messageId },
        query: { channel: channelId, ...(timeoutMs === undefined ? {} : { timeout: String(timeoutMs) }) },
        ...(signal === undefined ? {} : { signal }),
      }),
  };
}

/** A person's program with a session. */
export interface PersonClient extends ApiClient {
  /** The JWT of the session. */
  readonly token: string;
  /** Responds to a review, which must succeed. */
  respond(messageId: string, response: JsonObject): Promise<Message>;
}

/** Makes a person's program from a JWT, sent as bearer. */
export function personClientWithToken(url: string, token: string): PersonClient {
  const client = createApiClient(url, { authorization: `Bearer ${token}` });
  return {
    ...client,
    token,
    respond: (messageId, response) => client.call('respond', { parameters: { id: messageId }, body: { response } }),
  };
}

/** Logs a person in and makes their program. */
export async function personClient(url: string, email: string, password: string): Promise<PersonClient> {
  const answer = await createApiClient(url).send('login', { body: { email, password } });
  return personClientWithToken(url, sessionTokenOf(answer.headers));
}

/** The JWT in a `Set-Cookie` header, cut out by hand as agents do (contract.md 3.2). */
export function sessionTokenOf(headers: Headers): string {
  const [name, token] = headers.getSetCookie()[0]?.split(';')[0]?.split('=') ?? [];
  if (name !== SESSION_COOKIE || token === undefined) throw new Error('The answer sets no session cookie.');
  return token;
}
