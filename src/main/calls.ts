import { clipboard, dialog, shell } from 'electron';
import { AppError } from '../contract/errors.ts';
import type { CoreProcess } from './core-process.ts';
import type { DesktopState } from './desktop-state.ts';
import type { CallHandlers } from './ipc.ts';
import { linkQuestion, openableLink } from './link-rules.ts';
import { LOCAL_ACCOUNT_ID, type LocalAccount } from './local-account.ts';
import type { OnScreen } from './notification-decision.ts';
import { loadRemoteImage } from './remote-image.ts';
import type { Settings } from './settings.ts';

/** What the window's calls act on. */
export interface CallParts {
  readonly state: DesktopState;
  readonly account: LocalAccount;
  readonly core: CoreProcess;
  readonly settings: Settings;
  /** Hears what the window shows from now on. */
  readonly onView: (view: Omit<OnScreen, 'isFocused'>) => void;
}

/** What each call of the window does. */
export function createCallHandlers({ state, account, core, settings, onView }: CallParts): CallHandlers {
  const accountOf = (accountId: string): LocalAccount => {
    if (accountId !== LOCAL_ACCOUNT_ID) throw new AppError('account_not_found');
    return account;
  };
  return {
    'desktop:read': async () => state.snapshot(),
    'window:report-view': async (view) => onView(view),
    'channel:load': async ({ accountId, channelId }) => accountOf(accountId).loadChannel(channelId),
    'channel:mark-read': async ({ accountId, channelId }) => accountOf(accountId).markChannelRead(channelId),
    'review:respond': async ({ accountId, messageId, ...given }) => accountOf(accountId).respond(messageId, given),
    'review:send-test': async () => ({ messageId: await account.sendTestReview() }),
    'server:call': async ({ accountId, route, ...input }) => accountOf(accountId).call(route, input),
    'file:read-text': async ({ accountId, attachmentId }) => ({
      text: await accountOf(accountId).readText(attachmentId),
    }),
    'image:load': async ({ url }) => loadRemoteImage(url),
    'settings:read': async () => settings.read(),
    'settings:change': async (change) => settings.change(change),
    'core:restart': async () => core.restart(),
    'clipboard:write': async ({ text }) => clipboard.writeText(text),
    'link:open': async ({ url }) => {
      const address = openableLink(url);
      if (address === null) throw new AppError('link_refused');
      const { response } = await dialog.showMessageBox({
        type: 'question',
        ...linkQuestion(address),
        buttons: ['Open', 'Cancel'],
        defaultId: 0,
        cancelId: 1,
      });
      if (response === 0) await shell.openExternal(address);
    },
  };
}
