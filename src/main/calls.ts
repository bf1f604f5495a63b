import { hostname } from 'node:os';
import { clipboard, dialog, shell } from 'electron';
import { AppError } from '../contract/errors.ts';
import { describeAnswer } from './activity.ts';
import type { CoreProcess } from './core-process.ts';
import { createDataCalls, type DataParts } from './data-calls.ts';
import type { DesktopState } from './desktop-state.ts';
import type { CallHandlers } from './ipc.ts';
import { openableLink } from './link-rules.ts';
import { LOCAL_ACCOUNT_ID, type LocalAccount } from './local-account.ts';
import type { OnScreen } from './notification-decision.ts';
import type { Notifications } from './notifications.ts';
import type { Settings } from './settings.ts';

/** What the window's calls act on. */
export interface CallParts {
  readonly state: DesktopState;
  readonly account: LocalAccount;
  readonly core: CoreProcess;
  readonly settings: Settings;
  readonly notifications: Notifications;
  /** What the calls about data on this computer need beside the accounts. */
  readonly data: Omit<DataParts, 'accounts'>;
  /** Hears what the window shows from now on. */
  readonly onView: (view: Omit<OnScreen, 'isFocused'>) => void;
}

/** What each call of the window does. */
export function createCallHandlers(parts: CallParts): CallHandlers {
  const { state, account, core, settings, notifications, data, onView } = parts;
  const accountOf = (accountId: string): LocalAccount => {
    if (accountId !== LOCAL_ACCOUNT_ID) throw new AppError('account_not_found');
    return account;
  };
  return {
    'desktop:read': async () => state.snapshot(),
    'window:report-view': async (view) => onView(view),
    'channel:load': async ({ accountId, channelId }) => accountOf(accountId).loadChannel(channelId),
    'channel:mark-read': async ({ accountId, channelId }) => accountOf(accountId).markChannelRead(channelId),
    'review:respond': async ({ accountId, messageId, ...given }) => {
      const { inbox, respond } = accountOf(accountId);
      const send = () => respond(messageId, given);
      const message = inbox.findMessage(messageId);
      if (message === null) return send();
      const answer = { response: given.response, at: new Date().toISOString(), device: hostname() };
      return data.record.around(describeAnswer({ accountId, agents: inbox.agents() }, message, answer), send);
    },
    'review:send-test': async () => ({ messageId: await account.sendTestReview() }),
    'server:call': async ({ accountId, route, ...input }) => accountOf(accountId).call(route, input),
    'settings:read': async () => settings.read(),
    'settings:change': async (change) => settings.change(change),
    'notification:test': async () => notifications.test(),
    ...createDataCalls({ ...data, accounts: () => [account] }),
    'core:restart': async () => core.restart(),
    'clipboard:write': async ({ text }) => clipboard.writeText(text),
    'link:open': async ({ url }) => {
      const address = openableLink(url);
      if (address === null) throw new AppError('link_refused');
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: 'Open this address in your browser?',
        detail: address,
        buttons: ['Open', 'Cancel'],
        defaultId: 0,
        cancelId: 1,
      });
      if (response === 0) await shell.openExternal(address);
    },
  };
}
