import type { RouteName } from '../../contract/routes.ts';
import { type CallInput, type Credentials, callServer, type ServerAnswer, ServerRefusal } from './server-client.ts';

/** A person's session with one server: every call goes out with its token, which is renewed while it is valid. */
export interface Session {
  readonly serverUrl: string;
  /**
   * Calls a route as the person. A 401 is tried once more with a renewed token (contract.md 3.2); raises
   * `ServerRefusal` and `ServerUnreachable`.
   */
  call<N extends RouteName>(name: N, input?: CallInput): Promise<ServerAnswer<N>['value']>;
  /** Does the same for a request that is not JSON, as the bytes of a file; `request` may run twice. */
  send<T>(request: (credentials: Credentials) => Promise<T>): Promise<T>;
  /** The server takes this token no longer; nothing more is sent with it. */
  isOver(): boolean;
  /** What the server's clock says now, as far as its answers have told: the clock of this computer may be wrong. */
  serverNow(): number;
}

/** What a session is made of. */
export interface SessionOptions {
  readonly serverUrl: string;
  readonly token: string;
  /** The token is of an earlier run, so it is renewed with the first call. */
  readonly isStored?: boolean;
  /** Hears each renewed token. */
  readonly onToken?: (token: string) => void;
  /** Hears once that the server takes the token no longer. */
  readonly onOver?: () => void;
  readonly now?: () => number;
}

/** Clocks that differ less count as the same: an answer takes its time, and says it in whole seconds. */
const SAME_CLOCK_MS = 10_000;
const RENEW_AFTER_MS = 24 * 60 * 60 * 1000;

/** On these a 401 means a wrong password, and says nothing of the session (contract.md 3.2). */
const PASSWORD_ROUTES: ReadonlySet<RouteName> = new Set(['login', 'changePassword']);

/** Makes a session. The token leaves this closure only for one request at a time, and for `onToken`. */
export function createSession({ serverUrl, isStored = false, onToken, onOver, ...options }: SessionOptions): Session {
  const now = options.now ?? Date.now;
  let token = options.token;
  let renewedAt = isStored ? Number.NEGATIVE_INFINITY : now();
  let renewing: Promise<void> | undefined;
  let isOver = false;
  let clockAheadMs = 0;

  const end = (): void => {
    if (isOver) return;
    isOver = true;
    onOver?.();
  };
  const renew = async (): Promise<void> => {
    const answer = await callServer(serverUrl, { sessionToken: token }, 'refreshSession');
    renewedAt = now();
    if (answer.renewedToken === null) return;
    token = answer.renewedToken;
    onToken?.(token);
  };
  const renewOnce = (): Promise<void> => {
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  /** A no to a renewal, or to a token just renewed, is the end. */
  const orEnd = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (isUnauthorized(error)) end();
      throw error;
    }
  };

  const send = async <T>(request: (credentials: Credentials) => Promise<T>, isRepeatable = true): Promise<T> => {
    if (isOver) throw new ServerRefusal(401, null);
    // While the token is valid a failed renewal costs nothing: the next call tries again.
    if (now() - renewedAt > RENEW_AFTER_MS) await renewOnce().catch(() => undefined);
    try {
      return await request({ sessionToken: token });
    } catch (error) {
      if (!isUnauthorized(error) || !isRepeatable) throw error;
      await orEnd(renewOnce());
      return await orEnd(request({ sessionToken: token }));
    }
  };

  return {
    serverUrl,
    isOver: () => isOver,
    serverNow: () => now() + clockAheadMs,
    send: (request) => send(request),
    call: async (name, input) => {
      const call = async (credentials: Credentials) => {
        const { value, saidAtMs } = await callServer(serverUrl, credentials, name, input);
        const aheadMs = saidAtMs === null ? 0 : saidAtMs - now();
        clockAheadMs = Math.abs(aheadMs) < SAME_CLOCK_MS ? 0 : aheadMs;
        return value;
      };
      // The bytes of a file are gone with the first try.
      return send(call, input?.form === undefined && !PASSWORD_ROUTES.has(name));
    },
  };
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof ServerRefusal && error.status === 401;
}
