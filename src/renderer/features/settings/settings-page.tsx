import { type ComponentType, type MouseEvent, useMemo, useRef, useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { WindowRoute } from '../../../contract/window-routes.ts';
import { lacks, listedAccounts } from '../../state/account-slice.ts';
import { useApp } from '../../state/app-context.ts';
import { AccountsSection } from '../accounts/accounts-section.tsx';
import { ShortcutsSection } from '../keys/shortcuts-section.tsx';
import { AccountSection } from './account-section.tsx';
import { AgentsSection } from './agents-section.tsx';
import { AnsweringSection } from './answering-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { DataSection } from './data-section.tsx';
import { DesktopSection } from './desktop-section.tsx';
import { DiagnosticsSection } from './diagnostics-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { PluginsSection } from './plugins-section.tsx';
import { useCurrentSection } from './use-current-section.ts';
import { WebhooksSection } from './webhooks-section.tsx';
import './settings-page.css';
import './setting-controls.css';
import './fields.css';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';

interface Section {
  /** Also the end of its heading's id. */
  readonly id: string;
  readonly title: PlainKey;
  /** What the account’s server must have; null when it is about this computer. */
  readonly needs: WindowRoute | null;
  readonly Content: ComponentType<{ readonly account: Account }>;
}

/** In the order of the page: the accounts, what is one account’s own, then what holds for this computer. */
const SECTIONS: readonly Section[] = [
  { id: 'account', title: 'settings.account', needs: 'currentUser', Content: AccountSection },
  { id: 'agents', title: 'settings.agents', needs: 'updateAgent', Content: AgentsSection },
  { id: 'keys', title: 'settings.keys', needs: 'listApiKeys', Content: KeysSection },
  { id: 'plugins', title: 'settings.plugins', needs: 'listPlugins', Content: PluginsSection },
  { id: 'webhooks', title: 'settings.webhooks', needs: 'getWebhookSettings', Content: WebhooksSection },
  { id: 'appearance', title: 'settings.appearance', needs: null, Content: AppearanceSection },
  { id: 'notifications', title: 'settings.notifications', needs: null, Content: NotificationsSection },
  { id: 'diagnostics', title: 'settings.diagnostics', needs: null, Content: DiagnosticsSection },
  { id: 'desktop', title: 'settings.desktop', needs: null, Content: DesktopSection },
  { id: 'answering', title: 'settings.answering', needs: null, Content: AnsweringSection },
  { id: 'shortcuts', title: 'settings.shortcuts', needs: null, Content: ShortcutsSection },
  { id: 'data', title: 'settings.data', needs: null, Content: DataSection },
];

/** The sections that make sense for an account as it stands, the accounts themselves left out. */
function sectionsOf(account: Account): readonly Section[] {
  const { state } = account.connection;
  const isAway = state === 'off' || state === 'signed-out';
  return SECTIONS.filter(({ needs }) => needs === null || (!isAway && !lacks(account, needs)));
}

function awayWords({ name, connection }: Account): string | null {
  if (connection.state === 'off') return t('settings.switchedOffSettings', { name });
  if (connection.state !== 'signed-out') return null;
  return t('settings.signedOutSettings', { name });
}

/** What stays free above a heading that was gone to. */
const TOP_GAP_PX = 20;

function goTo(event: MouseEvent, id: string): void {
  event.preventDefault();
  const heading = document.getElementById(`settings-${id}`);
  const scroller = heading?.closest('[data-reading]');
  if (!heading || !scroller) return;
  // Not scrollIntoView: it would move the window's own frame, too.
  scroller.scrollTop += heading.getBoundingClientRect().top - scroller.getBoundingClientRect().top - TOP_GAP_PX;
  heading.focus({ preventScroll: true });
}

/** Everything that the person can choose, section by section. */
export function SettingsPage() {
  const accounts = useApp((state) => state.data.accounts);
  const shownAccount = useApp((state) => state.shownAccount);
  const [chosenId, setChosenId] = useState(shownAccount);
  const box = useRef<HTMLDivElement>(null);
  const account = accounts.find(({ id }) => id === chosenId) ?? listedAccounts(accounts)[0];
  const sections = useMemo(() => (account === undefined ? [] : sectionsOf(account)), [account]);
  const ids = useMemo(() => ['accounts', ...sections.map(({ id }) => id)], [sections]);
  const current = useCurrentSection(box, ids);
  if (account === undefined) return null;
  const away = awayWords(account);
  return (
    <div className="settings" ref={box}>
      <nav className="settings-nav" aria-label={t('settings.sections')}>
        {[{ id: 'accounts', title: 'settings.accounts' as const }, ...sections].map(({ id, title }) => (
          <a
            key={id}
            href={`#settings-${id}`}
            aria-current={id === current ? 'true' : undefined}
            onClick={(event) => goTo(event, id)}
          >
            {t(title)}
          </a>
        ))}
      </nav>
      <div className="settings-sections">
        <AccountsSection />
        {(accounts.length > 1 || away !== null) && (
          <div className="settings-of">
            {accounts.length > 1 && (
              <label className="settings-account">
                {t('settings.settingsOf')}
                <select
                  className="setting-input"
                  value={account.id}
                  onChange={(event) => setChosenId(event.target.value)}
                >
                  {accounts.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {away !== null && <p className="settings-lead">{away}</p>}
          </div>
        )}
        {sections.map(({ id, Content }) => (
          <Content key={`${id}/${account.id}`} account={account} />
        ))}
      </div>
    </div>
  );
}
