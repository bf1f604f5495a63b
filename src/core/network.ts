import { lookup } from 'node:dns/promises';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

/** One request to somebody else's server, to addresses that were checked before. */
export interface OutgoingRequest {
  readonly url: URL;
  /** IP addresses to connect to; the name of the URL is not looked up again. At least one. */
  readonly addresses: readonly string[];
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How many bytes of the answer are read; the rest is not waited for. */
  readonly answerBytes: number;
  /** Whether the body is read until it ends or `signal` aborts, instead of for a moment. @default false */
  readonly isWholeWanted?: boolean;
  readonly signal: AbortSignal;
}

/** What came back. */
export interface OutgoingAnswer {
  readonly status: number;
  /** The `Retry-After` header; null when there was none. */
  readonly retryAfter: string | null;
  readonly statusText: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Whether the body is all of what was sent. */
  readonly isWhole: boolean;
}

/** The way out of the core. */
export interface Network {
  /** Every IP address of a name. Rejects when there is none. */
  resolve(name: string): Promise<readonly string[]>;
  /** Sends one request and follows no redirect. Rejects when no answer began. */
  send(request: OutgoingRequest): Promise<OutgoingAnswer>;
}

/** How long the body of an answer may take once its head is there: it is for the log only. */
const ANSWER_GRACE_MS = 1_000;

/** The real one. */
export const systemNetwork: Network = {
  resolve: async (name) => (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address),
  send,
};

function send(request: OutgoingRequest): Promise<OutgoingAnswer> {
  const { url, addresses, method, headers, body, answerBytes, signal } = request;
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      method,
      headers: { ...headers, Host: url.host, 'Content-Length': String(Buffer.byteLength(body)) },
      // A new connection each time: a kept one might lead to an address that was not checked for this request.
      agent: false,
      lookup: pinnedLookup(addresses),
      signal,
    };
    const outgoing = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options);
    outgoing.on('response', (response) => {
      readStart(response, answerBytes, request.isWholeWanted ?? false).then((start) => {
        outgoing.destroy();
        const retryAfter = response.headers['retry-after'] ?? null;
        resolve({
          status: response.statusCode ?? 0,
          retryAfter,
          statusText: response.statusMessage ?? '',
          headers: joinedHeaders(response),
          ...start,
        });
      }, reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Answers the checked addresses instead of asking DNS again, where the answer might be another one by now. */
function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const pinned = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, options, callback) => {
    if (options.all === true) callback(null, pinned);
    else callback(null, pinned[0]?.address ?? '', pinned[0]?.family ?? 0);
  };
}

/** The first bytes of an answer, or fewer when it ends, breaks off or is slow. */
function readStart(
  response: IncomingMessage,
  count: number,
  isWholeWanted: boolean,
): Promise<{ body: Buffer; isWhole: boolean }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = () => {
      clearTimeout(grace);
      const body = Buffer.concat(chunks).subarray(0, count);
      resolve({ body, isWhole: response.complete && length <= count });
    };
    const grace = isWholeWanted ? undefined : setTimeout(finish, ANSWER_GRACE_MS);
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > count || (length === count && !isWholeWanted)) finish();
    });
    for (const end of ['end', 'error', 'aborted', 'close'] as const) response.on(end, finish);
  });
}

function joinedHeaders(response: IncomingMessage): Record<string, string> {
  const entries = Object.entries(response.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]);
  return Object.fromEntries(entries);
}
