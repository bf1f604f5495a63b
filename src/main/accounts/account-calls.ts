import type { CoreProcess } from '../core-process/core-process.ts';
import { trustSystemCertificates } from '../server/system-certificates.ts';
import type { Settings } from '../settings.ts';
import type { CallHandlers } from '../window-calls.ts';
import type { Accounts } from './accounts.ts';
import type { LocalAccount } from './local-account.ts';
import { probeServer } from './probe.ts';

/** What the calls about accounts act on. */
export interface AccountCallParts {
  readonly accounts: Accounts;
  readonly local: LocalAccount;
  readonly core: CoreProcess;
  readonly settings: Settings;
}

type AccountCall = Extract<keyof CallHandlers, `account:${string}`> | 'core:restart' | 'network:changed';

/** The calls that add, change and remove accounts. */
export function createAccountCalls(parts: AccountCallParts): Pick<CallHandlers, AccountCall> {
  const { accounts, local, core, settings } = parts;
  return {
    'account:probe': async ({ url, wsUrl }) => {
      trustSystemCertificates();
      return probeServer(url, wsUrl);
    },
    'account:add': accounts.add,
    'account:sign-in': async ({ accountId, password }) => accounts.getRemote(accountId).signIn(password),
    'account:change-password': async ({ accountId, currentPassword, newPassword }) =>
      accounts.getRemote(accountId).changePassword(currentPassword, newPassword),
    'account:sign-out': async ({ accountId }) => accounts.getRemote(accountId).signOut(),
    'account:remove': async ({ accountId }) => accounts.remove(accountId),
    'account:rename': async ({ accountId, name }) => accounts.rename(accountId, name),
    'account:move': async ({ accountId, ...addresses }) => accounts.move(accountId, addresses),
    'account:refresh': async ({ accountId }) => accounts.get(accountId).check(),
    'account:switch-local': async ({ isOn }) => {
      if (isOn === settings.read().isLocalOn) return;
      await settings.change({ isLocalOn: isOn });
      if (isOn) {
        core.start();
        return;
      }
      await core.stop();
      local.setOff();
    },
    'core:restart': async () => core.restart(),
    'network:changed': accounts.check,
  };
}
