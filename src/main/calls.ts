import { clipboard, dialog, session, shell } from 'electron';
import { AppError } from '../contract/errors.ts';
import type { CoreProcess } from './core-process.ts';
import type { DesktopState } from './desktop-state.ts';
import type { HeldAnswers } from './held-answers.ts';
import type { CallHandlers } from './ipc.ts';
import { openableLink } from './link-rules.ts';
import { LOCAL_ACCOUNT_ID, type LocalAccount } from './local-account.ts';
import type { OnScreen } from './notification-decision.ts';
import type { Settings } from './settings.ts';
import type { Snoozes } from './snoozes.ts';

/** What the window's calls act on. */
export interface CallParts {
  readonly state: DesktopState;
  readonly account: LocalAccount;
  readonly core: CoreProcess;
  readonly settings: Settings;
  readonly snoozes: Snoozes;
  readonly held: HeldAnswers;
  /** Hears what the window shows from now on. */
  readonly onView: (view: Omit<OnScreen, 'isFocused'>) => void;
}

/** What each call of the window does. */
export function createCallHandlers(parts: CallParts): CallHandlers {
  const { state, account, core, settings, snoozes, held, onView } = parts;
  const accountOf = (accountId: string): LocalAccount => {
    if (accountId !== LOCAL_ACCOUNT_ID) throw new AppError('account_not_found');
    return account;
  };
  return {
    'desktop:read': async () => state.snapshot(),
    'window:report-view': async (view) => onView(view),
    'channel:load': async ({ accountId, channelId }) => accountOf(accountId).loadChannel(channelId),
    'channel:mark-read': async ({ accountId, channelId }) => accountOf(accountId).markChannelRead(channelId),
    'review:respond': async ({ accountId, messageId, label, group, ...answer }) => {
      accountOf(accountId);
      return held.answer({ accountId, messageId, label, group, answer });
    },
    'answer:undo': async (references) => [...(await held.undo(references))],
    'triage:read': async () => ({ snoozes: [...snoozes.list()], held: [...held.list()] }),
    'snooze:set': async (wanted) => [...(await snoozes.set(wanted))],
    'snooze:wake': async (references) => snoozes.wake(references),
    'review:send-test': async () => ({ messageId: await account.sendTestReview() }),
    'server:call': async ({ accountId, route, ...input }) => accountOf(accountId).call(route, input),
    'settings:read': async () => settings.read(),
    'settings:change': async (change) => settings.change(change),
    'core:restart': async () => core.restart(),
    'storage:flush': async () => session.defaultSession.flushStorageData(),
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
