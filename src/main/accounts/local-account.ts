import { AppError } from '../../contract/errors.ts';
import { onLanguage, t } from '../../words/words.ts';
import type { CoreState } from '../core-process/core-process.ts';
import { createSession } from '../server/session.ts';
import type { AccountListeners } from './account-listeners.ts';
import { joinNotices, type Notices, pluginNotice, restartNotice } from './account-notices.ts';
import type { KeptInbox } from './kept-inbox.ts';
import { createServerAccount, type ServerAccount } from './server-account.ts';

/** The account's id; there is one core per program. */
export const LOCAL_ACCOUNT_ID = 'this-computer';

/** The account of this computer: its server is the core, which the program starts itself. */
export interface LocalAccount extends ServerAccount {
  /** Shows what waited last, until the core runs; false when nothing did. */
  showKept(): boolean;
  /** Takes over what the core's process is doing. */
  setCore(state: CoreState): void;
  /** The person switched it off: nothing of it is shown. */
  setOff(): void;
  stop(): void;
}

/** What the account tells the rest of the program. */
export interface LocalAccountListeners extends AccountListeners {
  /** Hears the address at which agents reach the core, each time it starts. */
  readonly onServing: (url: string) => void;
}

/** Makes the account; it comes to life with the first `setCore`. `keep` holds what waits over a restart. */
export function createLocalAccount(listeners: LocalAccountListeners, keep: KeptInbox | null): LocalAccount {
  let lastDeathAt: Date | null = null;
  const notices: Notices = { port: null, restart: null, plugins: null };
  const { account, line } = createServerAccount({
    facts: {
      id: LOCAL_ACCOUNT_ID,
      kind: 'this-computer',
      name: t('main.thisComputer'),
      serverUrl: null,
      wsUrl: null,
      email: null,
    },
    listeners,
    ...(keep === null ? {} : { keep }),
    isOutspoken: true,
    whyNoSession: () => t('main.thisComputerNotRunning'),
    noSession: () => new AppError('core_not_running'),
    readBeside: async (session) => {
      notices.plugins = pluginNotice(await session.call('listPluginWarnings'));
      if (joinNotices(notices) !== account.info().notice) line.change({ notice: joinNotices(notices) });
    },
  });

  const stopListening = onLanguage(() => line.change({ name: t('main.thisComputer') }));

  const open = (ready: Extract<CoreState, { kind: 'running' }>['ready']): void => {
    const { url, apiKey, channelId, notice } = ready;
    notices.port = notice;
    notices.restart = lastDeathAt === null ? null : restartNotice(lastDeathAt);
    line.change({ agentAccess: { url, apiKey, channelId }, notice: joinNotices(notices) });
    listeners.onServing(url);
    line.open(createSession({ serverUrl: url, token: ready.sessionToken }));
  };

  return {
    ...account,
    showKept() {
      if (keep !== null) void line.showKept(keep, Promise.resolve());
      return account.inbox.messages().length > 0;
    },
    setCore(state) {
      if (state.kind !== 'running') line.close();
      switch (state.kind) {
        case 'running':
          open(state.ready);
          return;
        case 'starting':
          line.setConnection({ state: 'starting' });
          return;
        case 'retrying':
          lastDeathAt = new Date();
          line.setRetrying(state);
          return;
        case 'failed':
          line.setConnection({ state: 'failed', detail: state.detail });
          return;
        case 'stopped':
          return;
        default:
          state satisfies never;
      }
    },
    setOff() {
      line.close();
      lastDeathAt = null;
      line.change({ agentAccess: null, notice: null });
      // First the reason, then the empty inbox: nothing of it ended.
      line.setConnection({ state: 'off', detail: t('main.thisComputerSwitchedOff') });
      line.empty();
    },
    stop() {
      stopListening();
      line.close();
      keep?.close();
    },
  };
}
