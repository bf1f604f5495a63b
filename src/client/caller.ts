import { backOffMs, pause } from './pause.ts';
import { PlacetError } from './placet-error.ts';

/** Where the server is, and the key of its agents. */
export interface Access {
  readonly url: string;
  readonly apiKey: string;
  /** The channel of messages that name no agent. */
  readonly channelId?: string | undefined;
}

/** The access, or what finds it: it is asked again when the server does not answer, for it may have moved. */
export type AccessSource = Access | (() => Access | Promise<Access>);

/** One call of the API; the answer's JSON is trusted to be what the route promises. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly form?: () => FormData;
  readonly signal?: AbortSignal | undefined;
  /** After this long without an answer the call counts as lost. @default 30 s, 10 min for a form */
  readonly limitMs?: number;
}

/** Calls the API of one server. */
export interface Caller {
  access(): Promise<Access>;
  /** Calls once. Raises {@link PlacetError}, or the reason of the signal. */
  once<A>(call: Call): Promise<A>;
  /** Calls until it succeeds, is refused for good, or `forMs` are over; the call must be safe to repeat. */
  repeatedly<A>(call: Call, forMs: number): Promise<A>;
}

const CALL_LIMIT_MS = 30_000;
const FORM_LIMIT_MS = 600_000;

/** Makes the caller; nothing is called yet. */
export function createCaller(source: AccessSource): Caller {
  let known: Promise<Access> | null = null;
  const access = (): Promise<Access> => {
    if (known !== null) return known;
    const asked = Promise.resolve(typeof source === 'function' ? source() : source);
    known = asked;
    asked.catch(() => {
      known = null;
    });
    return asked;
  };

  const once = async <A>(call: Call): Promise<A> => {
    call.signal?.throwIfAborted();
    const used = access();
    try {
      return await send<A>(await used, call);
    } catch (error) {
      call.signal?.throwIfAborted();
      if (!(error instanceof PlacetError)) throw error;
      if (error.status === 0 || error.status === 401) known = null;
      // A new key may have taken the place of the one that is refused.
      if (error.status !== 401 || (await access()).apiKey === (await used).apiKey) throw error;
      return send<A>(await access(), call);
    }
  };

  return {
    access,
    once,
    async repeatedly<A>(call: Call, forMs: number): Promise<A> {
      const giveUpAt = Date.now() + forMs;
      for (let failureCount = 1; ; failureCount += 1) {
        try {
          return await once<A>(call);
        } catch (error) {
          if (!(error instanceof PlacetError) || !error.isTemporary) throw error;
          const pauseMs = Math.max(error.retryAfterMs ?? 0, backOffMs(failureCount, Math.random()));
          if (Date.now() + pauseMs >= giveUpAt) throw error;
          await pause(pauseMs, call.signal);
        }
      }
    },
  };
}

async function send<A>({ url, apiKey }: Access, call: Call): Promise<A> {
  const { method = 'GET', path, body, form, signal } = call;
  const limit = AbortSignal.timeout(call.limitMs ?? (form === undefined ? CALL_LIMIT_MS : FORM_LIMIT_MS));
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(url.replace(/\/+$/, '') + path, {
      method,
      headers: { 'x-api-key': apiKey, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: form?.() ?? (body === undefined ? null : JSON.stringify(body)),
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    text = await answer.text();
  } catch (cause) {
    throw new PlacetError(0, `${url} does not answer. Start Placet Desk, or correct the address.`, { cause });
  }
  if (!answer.ok) {
    const retryAfterMs = Number(answer.headers.get('retry-after') ?? Number.NaN) * 1_000 || null;
    throw new PlacetError(answer.status, sentenceOf(answer.status, text), { retryAfterMs });
  }
  try {
    return JSON.parse(text) as A;
  } catch (cause) {
    throw new PlacetError(answer.status, `${url} answers, but not as a Placet server does. Correct the address.`, {
      cause,
    });
  }
}

/** The server's own words, with what was wrong in the request. */
function sentenceOf(status: number, text: string): string {
  try {
    const { message, errors = [] } = JSON.parse(text) as {
      message: string | string[];
      errors?: { path: (string | number)[]; message: string }[];
    };
    const details = errors.map(({ path, message: detail }) => `${path.join('.')}: ${detail}`);
    return [message, ...details].flat().join('\n  ');
  } catch {
    return `The server answered with the status ${status}.`;
  }
}
