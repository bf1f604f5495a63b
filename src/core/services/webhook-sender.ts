import { isIP } from 'node:net';
import { LIMITS } from '../../contract/limits.ts';
import type { AttemptResult } from '../domain/webhook.ts';
import { type AddressPolicy, decideAddresses, hostOf } from '../domain/webhook-address.ts';
import type { WebhookTarget } from '../domain/webhook-choice.ts';
import type { OutgoingAnswer } from '../network.ts';
import type { Ports } from '../ports.ts';
import { webhookHeaders } from './webhook-headers.ts';

/** One attempt to send. */
export interface Sending {
  readonly target: WebhookTarget;
  readonly body: string;
  /** Id of the delivery, the same in each of its attempts. */
  readonly deliveryId: string;
  readonly policy: AddressPolicy;
  /** A `whsec_…` secret that signs the request; null for none. */
  readonly secret: string | null;
  /** Aborts when the core stops. */
  readonly stopping: AbortSignal;
}

/** Sends webhook requests, each once. */
export interface WebhookSender {
  /** Sends within 10 s and answers how it ended; never rejects (contract.md 9.2, 9.4). */
  send(sending: Sending): Promise<AttemptResult>;
}

/** How an attempt ended, before it is known how long it took. */
type Ending = Omit<AttemptResult, 'durationMs'>;

const METHODS = new Set(['POST', 'PUT', 'PATCH', 'DELETE', 'GET']);

export function createWebhookSender({ clock, network }: Pick<Ports, 'clock' | 'network'>): WebhookSender {
  const findAddresses = async (url: URL): Promise<readonly string[] | null> => {
    const host = hostOf(url);
    if (isIP(host) !== 0) return [host];
    try {
      const addresses = await network.resolve(host);
      return addresses.length === 0 ? null : addresses;
    } catch {
      return null;
    }
  };

  const attempt = async (sending: Sending, signal: AbortSignal): Promise<Ending> => {
    const { target, policy } = sending;
    if (!URL.canParse(target.url)) return failed('blocked', 'The webhook address is not a URL.');
    const url = new URL(target.url);
    const fault = findFault(url, target);
    if (fault !== null) return failed('blocked', fault);
    const resolved = await Promise.race([findAddresses(url), abortOf(signal)]);
    if (resolved === null) return failed('unresolved', `The name "${hostOf(url)}" could not be resolved.`);
    const decision = decideAddresses(url, resolved, policy);
    if (decision.kind === 'refused') return failed('blocked', decision.reason);
    const longestSecret = Math.max(0, ...target.secrets.map((secret) => secret.length * 3));
    const body = target.method === 'GET' ? '' : sending.body;
    const answer = await network.send({
      url,
      addresses: decision.addresses,
      method: target.method,
      headers: webhookHeaders({ ...sending, body }, clock.now()),
      body,
      // As much more that no secret is cut in two before it is masked.
      answerBytes: LIMITS.webhookAnswerBytes + longestSecret,
      signal,
    });
    return judge(answer, target.secrets);
  };

  return {
    async send(sending) {
      const startedAt = clock.now();
      const over = new AbortController();
      let isTimeOver = false;
      const cancelTimer = clock.startTimer(LIMITS.webhookTimeoutMs, () => {
        isTimeOver = true;
        over.abort();
      });
      const onStopping = () => over.abort();
      sending.stopping.addEventListener('abort', onStopping);
      if (sending.stopping.aborted) over.abort();
      let ending: Ending;
      try {
        ending = await attempt(sending, over.signal);
      } catch (error) {
        if (isTimeOver) ending = failed('unreachable', NO_ANSWER);
        else if (sending.stopping.aborted) ending = INTERRUPTED;
        else ending = failed('unreachable', describe(error));
      } finally {
        cancelTimer();
        sending.stopping.removeEventListener('abort', onStopping);
      }
      return { ...ending, durationMs: clock.now() - startedAt };
    },
  };
}

const NO_ANSWER = `No answer within ${LIMITS.webhookTimeoutMs / 1000} seconds.`;

function failed(outcome: Ending['outcome'], reason: string): Ending {
  return { outcome, reason, statusCode: null, answer: null, retryAfter: null };
}

/** How an attempt ends whose process ended first. */
export const INTERRUPTED: Ending = failed(
  'interrupted',
  'Placet Desk ended before the answer came; the receiver may have got it or not.',
);

/** Why a request cannot be made at all; null when it can. */
function findFault(url: URL, { method }: WebhookTarget): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'A webhook needs an http or https address.';
  if (url.username !== '' || url.password !== '') {
    return 'The webhook address holds a user name or password. Set them as basic auth of the agent instead.';
  }
  return METHODS.has(method) ? null : `A webhook cannot be sent with the method ${method.slice(0, 20)}.`;
}

/** Rejects when the signal aborts: a lookup cannot be called off, but need not be waited for. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new Error('aborted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function judge({ status, retryAfter, body }: OutgoingAnswer, secrets: readonly string[]): Ending {
  const answer = readableStart(body, secrets);
  if (status >= 200 && status <= 299)
    return { outcome: 'delivered', reason: null, statusCode: status, answer, retryAfter: null };
  const isRedirect = status >= 300 && status <= 399;
  const reason = `The receiver answered ${status}${isRedirect ? '; redirects are not followed' : ''}.`;
  return { outcome: 'rejected', reason, statusCode: status, answer, retryAfter };
}

/** The first 1 KiB as text, without values of headers that the receiver sent back. */
function readableStart(body: Buffer, secrets: readonly string[]): string {
  let text = new TextDecoder().decode(body).replaceAll('\0', '\uFFFD');
  for (const secret of secrets) if (secret !== '') text = text.replaceAll(secret, '***');
  const start = Buffer.from(text).subarray(0, LIMITS.webhookAnswerBytes);
  return new TextDecoder().decode(start, { stream: true });
}

/** A failed connection in words; the system's code, never a header or a body. */
function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  switch (code) {
    case 'ECONNREFUSED':
      return 'Nothing accepts connections at this address (ECONNREFUSED).';
    case 'ECONNRESET':
      return 'The receiver broke the connection off (ECONNRESET).';
    case 'ERR_INVALID_CHAR':
    case 'ERR_INVALID_HTTP_TOKEN':
      return 'A header of the webhook cannot be sent: its name or value has characters that HTTP does not allow.';
    default:
      return `The receiver could not be reached${code === null ? '' : ` (${code})`}.`;
  }
}
