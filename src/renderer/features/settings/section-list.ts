import type { Account } from '../../../contract/account.ts';
import type { WindowRoute } from '../../../contract/window-routes.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { lacks, listedAccounts } from '../../state/account-slice.ts';

/** A section of the settings as a name: for the page, its navigation and the palette. */
interface SectionName {
  /** Also the end of its heading’s id. */
  readonly id: string;
  readonly title: PlainKey;
  /** What can be chosen there, in a few words; the palette finds it by them. */
  readonly holds: PlainKey;
  /** What the account’s server must have; null when it is about this computer. */
  readonly needs: WindowRoute | null;
}

/** In the order of the page: the accounts, what is one account’s own, then what holds for this computer. */
const SECTIONS = [
  { id: 'accounts', title: 'settings.accounts', holds: 'palette.inAccounts', needs: null },
  { id: 'account', title: 'settings.account', holds: 'palette.inAccount', needs: 'currentUser' },
  { id: 'agents', title: 'settings.agents', holds: 'palette.inAgents', needs: 'updateAgent' },
  { id: 'keys', title: 'settings.keys', holds: 'palette.inKeys', needs: 'listApiKeys' },
  { id: 'plugins', title: 'settings.plugins', holds: 'palette.inPlugins', needs: 'listPlugins' },
  { id: 'webhooks', title: 'settings.webhooks', holds: 'palette.inWebhooks', needs: 'getWebhookSettings' },
  { id: 'appearance', title: 'settings.appearance', holds: 'palette.inAppearance', needs: null },
  { id: 'notifications', title: 'settings.notifications', holds: 'palette.inNotifications', needs: null },
  { id: 'diagnostics', title: 'settings.diagnostics', holds: 'palette.inDiagnostics', needs: null },
  { id: 'desktop', title: 'settings.desktop', holds: 'palette.inDesktop', needs: null },
  { id: 'answering', title: 'settings.answering', holds: 'palette.inAnswering', needs: null },
  { id: 'shortcuts', title: 'settings.shortcuts', holds: 'palette.inShortcuts', needs: null },
  { id: 'data', title: 'settings.data', holds: 'palette.inData', needs: null },
] as const satisfies readonly SectionName[];

/** One section of the settings. */
export type Section = (typeof SECTIONS)[number];

/** The account whose settings are shown: the one that was asked for, else the first. */
export function settingsAccount(accounts: readonly Account[], askedFor: string | null): Account | undefined {
  return accounts.find(({ id }) => id === askedFor) ?? listedAccounts(accounts)[0];
}

/** The sections that make sense for an account as it stands. */
export function sectionsOf(account: Account): readonly Section[] {
  const { state } = account.connection;
  const isAway = state === 'off' || state === 'signed-out';
  return SECTIONS.filter(({ needs }) => needs === null || (!isAway && !lacks(account, needs)));
}
