import type { RouteName } from '../contract/routes.ts';
import { type CallInput, callServer, type ServerAnswer, ServerRefusal } from './server-client.ts';

/** A person's session with one server: every call goes out with its token, which is renewed while it is valid. */
export interface Session {
  readonly serverUrl: string;
  /**
   * Calls a route as the person. A 401 is tried once more with a renewed token (contract.md 3.2); raises
   * `ServerRefusal` and `ServerUnreachable`.
   */
  call<N extends RouteName>(name: N, input?: CallInput): Promise<ServerAnswer<N>['value']>;
}

const RENEW_AFTER_MS = 24 * 60 * 60 * 1000;

/** Makes a session from a token that the server just issued. The token stays in this closure. */
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

  return {
    serverUrl,
    async call(name, input) {
      // While the token is valid a failed renewal costs nothing: the next call tries again.
      if (now() - renewedAt > RENEW_AFTER_MS) await renewOnce().catch(() => undefined);
      try {
        return (await callServer(serverUrl, { sessionToken: token }, name, input)).value;
      } catch (error) {
        if (!(error instanceof ServerRefusal) || error.status !== 401) throw error;
        // The bytes of a file are gone with the first try.
        if (input?.form !== undefined) throw error;
        await renewOnce();
        return (await callServer(serverUrl, { sessionToken: token }, name, input)).value;
      }
    },
  };
}
