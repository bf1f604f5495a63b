import type { RouteName } from '../contract/routes.ts';
import { type CallInput, type Credentials, callServer, type ServerAnswer, ServerRefusal } from './server-client.ts';

/** A person's session with one server: every call goes out with its token, which is renewed while it is valid. */
export interface Session {
  readonly serverUrl: string;
  /**
   * Calls a route as the person. A 401 is tried once more with a renewed token (contract.md 3.2); raises
   * `ServerRefusal` and `ServerUnreachable`.
   */
  call<N extends RouteName>(name: N, input?: CallInput): Promise<ServerAnswer<N>['value']>;
  /** Does the same for a request that is not JSON, as the bytes of a file; `send` may run twice. */
  send<T>(send: (credentials: Credentials) => Promise<T>): Promise<T>;
}

const RENEW_AFTER_MS = 24 * 60 * 60 * 1000;

/** Makes a session from a token that the server just issued. The token leaves this closure only for one request at a time. */
export function createSession(serverUrl: string, firstToken: string, now: () => number = Date.now): Session {
  let token = firstToken;
  let renewedAt = now();
  let renewing: Promise<void> | undefined;

  const renew = async (): Promise<void> => {
    const answer = await callServer(serverUrl, { sessionToken: token }, 'refreshSession');
    renewedAt = now();
    if (answer.renewedToken !== null) token = answer.renewedToken;
  };
  const renewOnce = (): Promise<void> => {
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };

  const send: Session['send'] = async (request) => {
    // While the token is valid a failed renewal costs nothing: the next call tries again.
    if (now() - renewedAt > RENEW_AFTER_MS) await renewOnce().catch(() => undefined);
    try {
      return await request({ sessionToken: token });
    } catch (error) {
      if (!(error instanceof ServerRefusal) || error.status !== 401) throw error;
      await renewOnce();
      return await request({ sessionToken: token });
    }
  };

  return {
    serverUrl,
    send,
    call: async (name, input) => (await send((credentials) => callServer(serverUrl, credentials, name, input))).value,
  };
}
