import type { RouteName } from '../contract/routes.ts';
import { type CallInput, callServer, downloadFromServer, type ServerAnswer, ServerRefusal } from './server-client.ts';

/** A person's session with one server: every call goes out with its token, which is renewed while it is valid. */
export interface Session {
  readonly serverUrl: string;
  /**
   * Calls a route as the person. A 401 is tried once more with a renewed token (contract.md 3.2); raises
   * `ServerRefusal` and `ServerUnreachable`.
   */
  call<N extends RouteName>(name: N, input?: CallInput): Promise<ServerAnswer<N>['value']>;
  /** Downloads what a route of bytes answers, in the same way; null when it is larger than `maxBytes`. */
  download(name: RouteName, input: CallInput, maxBytes: number): Promise<Buffer | null>;
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

  const withToken = async <T>(use: (credentials: { sessionToken: string }) => Promise<T>): Promise<T> => {
    // While the token is valid a failed renewal costs nothing: the next call tries again.
    if (now() - renewedAt > RENEW_AFTER_MS) await renewOnce().catch(() => undefined);
    try {
      return await use({ sessionToken: token });
    } catch (error) {
      if (!(error instanceof ServerRefusal) || error.status !== 401) throw error;
      await renewOnce();
      return use({ sessionToken: token });
    }
  };

  return {
    serverUrl,
    call: async (name, input) =>
      (await withToken((credentials) => callServer(serverUrl, credentials, name, input))).value,
    download: (name, input, maxBytes) =>
      withToken((credentials) => downloadFromServer(serverUrl, credentials, name, input, maxBytes)),
  };
}
