import type { PasswordChangeResult, ServerAddresses, SignInResult } from '../../contract/account.ts';
import { AppError } from '../../contract/errors.ts';
import { t } from '../../words/words.ts';
import { callServer, ServerRefusal, ServerUnreachable } from '../server/server-client.ts';
import { createSession, type Session } from '../server/session.ts';
import type { AccountListeners } from './account-listeners.ts';
import type { KeptInbox } from './kept-inbox.ts';
import { missingRoutes } from './missing-routes.ts';
import { createServerAccount, type ServerAccount } from './server-account.ts';
import type { SessionVault } from './session-vault.ts';

/** What is kept of a remote account, without its session. */
export interface RemoteAccountFacts extends ServerAddresses {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** An account on somebody's Placet server. */
export interface RemoteAccount extends ServerAccount {
  /**
   * Goes on with the session of an earlier run, or waits for the person to sign in. What waited last is shown at once, the
   * rest of what was kept when the window is `painted`.
   */
  start(painted: Promise<unknown>): void;
  signIn(password: string): Promise<SignInResult>;
  /** Goes on with a session that was just made. */
  enter(signedIn: SignedIn): Promise<void>;
  changePassword(currentPassword: string, newPassword: string): Promise<PasswordChangeResult>;
  signOut(): Promise<void>;
  rename(name: string): void;
  /** Takes other addresses; whether that ended the session, which is for one server only. */
  move(addresses: ServerAddresses): boolean;
  stop(): void;
}

/** A session that a server has just given out. */
export interface SignedIn {
  readonly token: string;
  readonly mustChangePassword: boolean;
}

/** A session lives for a week; one that nothing is asked with for so long would end unnoticed. */
const LEARN_EVERY_MS = 12 * 60 * 60 * 1_000;
const SIGN_IN_FIRST = 'main.signedOut';
const SESSION_OVER = 'main.sessionEnded';

/** Makes the account; nothing is connected before `start` or `enter`. */
export function createRemoteAccount(
  facts: RemoteAccountFacts,
  vault: SessionVault,
  keep: KeptInbox | null,
  listeners: AccountListeners,
): RemoteAccount {
  const { id, email } = facts;
  let { apiUrl, wsUrl } = facts;
  const { account, line } = createServerAccount({
    facts: { id, kind: 'remote', name: facts.name, serverUrl: apiUrl, wsUrl, email },
    listeners,
    ...(keep === null ? {} : { keep }),
    whyNoSession: () => t('main.signedOutOfServer'),
    noSession: () => new AppError('signed_out'),
  });

  const socketUrls = (): string[] => (wsUrl === null ? [apiUrl] : [wsUrl, apiUrl]);

  const open = (token: string, isStored: boolean): void => {
    const session = createSession({
      serverUrl: apiUrl,
      token,
      isStored,
      onToken: (renewed) => {
        // One that was signed out in the meantime stays signed out.
        if (line.session() === session) void vault.keep(id, renewed);
      },
      onOver: () => {
        if (line.session() !== session) return;
        vault.forget(id);
        line.close();
        line.setConnection({ state: 'signed-out', detail: t(SESSION_OVER) });
      },
    });
    line.change({ isKept: vault.isLasting() });
    line.open(session, socketUrls());
    const learning = setInterval(() => {
      if (line.session() === session) void learn(session);
      else clearInterval(learning);
    }, LEARN_EVERY_MS);
    learning.unref();
    void learn(session);
  };

  /** Who the person is and what the server has; both only make the account nicer. */
  const learn = async (session: Session): Promise<void> => {
    const description = await session.call('openApiDocument').catch(() => null);
    const me = await session.call('currentUser').catch(() => null);
    if (line.session() !== session) return;
    line.change({
      missing: missingRoutes(description),
      mustChangePassword: me?.user.mustChangePassword ?? account.info().mustChangePassword,
    });
  };

  const enter = async ({ token, mustChangePassword }: SignedIn): Promise<void> => {
    await vault.keep(id, token);
    line.change({ mustChangePassword });
    line.setConnection({ state: 'connecting' });
    open(token, false);
  };

  return {
    ...account,
    enter,
    start(painted) {
      if (keep !== null) void line.showKept(keep, painted);
      const token = vault.read(id);
      if (token === null) line.setConnection({ state: 'signed-out', detail: t(SIGN_IN_FIRST) });
      else open(token, true);
    },
    async signIn(password) {
      try {
        const signedIn = await logIn(apiUrl, email, password);
        await enter(signedIn);
        return { kind: 'signed-in', accountId: id, mustChangePassword: signedIn.mustChangePassword };
      } catch (error) {
        return { kind: 'refused', detail: whyNotSignedIn(error) };
      }
    },
    async changePassword(currentPassword, newPassword) {
      const session = line.session();
      if (session === null) return { isChanged: false, detail: t(SIGN_IN_FIRST) };
      try {
        await session.call('changePassword', { body: { currentPassword, newPassword } });
        line.change({ mustChangePassword: false });
        return { isChanged: true, detail: null };
      } catch (error) {
        return { isChanged: false, detail: whyNotChanged(error) };
      }
    },
    async signOut() {
      const session = line.session();
      vault.forget(id);
      line.close();
      line.setConnection({ state: 'signed-out', detail: t(SIGN_IN_FIRST) });
      // The server keeps no sessions to end (contract.md 3.2); it is told out of courtesy.
      await session?.call('logout').catch(() => undefined);
    },
    rename: (name) => line.change({ name }),
    move(addresses) {
      const isSameServer = addresses.apiUrl === apiUrl;
      ({ apiUrl, wsUrl } = addresses);
      line.change({ serverUrl: apiUrl, wsUrl });
      const session = line.session();
      if (isSameServer) {
        if (session !== null) line.open(session, socketUrls());
        return false;
      }
      vault.forget(id);
      line.close();
      line.setConnection({ state: 'signed-out', detail: t('main.signInAtNewAddress') });
      return true;
    },
    stop() {
      line.close();
      keep?.close();
    },
  };
}

/** Signs in; raises {@link ServerRefusal} and {@link ServerUnreachable}. */
export async function logIn(apiUrl: string, email: string, password: string): Promise<SignedIn> {
  const { value, renewedToken } = await callServer(apiUrl, null, 'login', { body: { email, password } });
  if (renewedToken === null) throw new ServerUnreachable(t('main.signInWithoutSession'));
  return { token: renewedToken, mustChangePassword: value.user.mustChangePassword ?? false };
}

/** Why signing in failed, and what to do next. */
export function whyNotSignedIn(error: unknown): string {
  if (error instanceof ServerRefusal) {
    if (error.status === 401) return t('main.emailOrPasswordWrong');
    if (error.status === 400) return t('main.emailOrPasswordRefused');
    if (error.status === 429) return t('main.tooManyTries');
    return t('main.signInRefused', { message: error.message });
  }
  if (error instanceof ServerUnreachable) return t('main.messageCheckNetwork', { message: error.message });
  return t('main.unexpectedTryAgain');
}

function whyNotChanged(error: unknown): string {
  if (error instanceof ServerRefusal && error.status === 401) return t('main.currentPasswordWrong');
  if (error instanceof ServerRefusal && error.status === 400) {
    return t('main.newPasswordRefused');
  }
  return whyNotSignedIn(error);
}
