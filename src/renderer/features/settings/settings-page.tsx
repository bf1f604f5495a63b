import { type ComponentType, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
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
import { type Section, sectionsOf, settingsAccount } from './section-list.ts';
import { useCurrentSection } from './use-current-section.ts';
import { WebhooksSection } from './webhooks-section.tsx';
import './settings-page.css';
import './setting-controls.css';
import './fields.css';
import { t } from '../../../words/words.ts';
import { Select } from '../../ui/select.tsx';

/** What stands in each section, the accounts themselves left out. */
const CONTENTS: Readonly<Record<Exclude<Section['id'], 'accounts'>, ComponentType<{ readonly account: Account }>>> = {
  account: AccountSection,
  agents: AgentsSection,
  keys: KeysSection,
  plugins: PluginsSection,
  webhooks: WebhooksSection,
  appearance: AppearanceSection,
  notifications: NotificationsSection,
  diagnostics: DiagnosticsSection,
  desktop: DesktopSection,
  answering: AnsweringSection,
  shortcuts: ShortcutsSection,
  data: DataSection,
};

function awayWords({ name, connection }: Account): string | null {
  if (connection.state === 'off') return t('settings.switchedOffSettings', { name });
  if (connection.state !== 'signed-out') return null;
  return t('settings.signedOutSettings', { name });
}

/** What stays free above a heading that was gone to. */
const TOP_GAP_PX = 20;
/** By then what a section reads from its server has come. */
const SETTLED_MS = 2_000;

function goTo(id: string): void {
  const heading = document.getElementById(`settings-${id}`);
  const scroller = heading?.closest('[data-reading]');
  if (!heading || !scroller) return;
  // Not scrollIntoView: it would move the window's own frame, too.
  scroller.scrollTop += heading.getBoundingClientRect().top - scroller.getBoundingClientRect().top - TOP_GAP_PX;
  heading.focus({ preventScroll: true });
}

/** Goes to the section that somebody asked for by name, and stays there while the sections above it are still read. */
function useWantedSection(box: RefObject<HTMLElement | null>): void {
  const { store } = useDesk();
  const wanted = useApp((state) => state.wantedSection);
  useEffect(() => {
    const element = box.current;
    if (wanted === null || element === null) return;
    const leave = (): void => store.getState().wantSection(null);
    const observer = new ResizeObserver(() => goTo(wanted));
    observer.observe(element);
    const timer = setTimeout(leave, SETTLED_MS);
    const hands = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const hand of hands) window.addEventListener(hand, leave, { capture: true });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      for (const hand of hands) window.removeEventListener(hand, leave, { capture: true });
    };
  }, [box, wanted, store]);
}

/** Everything that the person can choose, section by section. */
export function SettingsPage() {
  const accounts = useApp((state) => state.data.accounts);
  const shownAccount = useApp((state) => state.shownAccount);
  const [chosenId, setChosenId] = useState(shownAccount);
  const box = useRef<HTMLDivElement>(null);
  const account = settingsAccount(accounts, chosenId);
  const sections = useMemo(() => (account === undefined ? [] : sectionsOf(account)), [account]);
  const ids = useMemo(() => sections.map(({ id }) => id), [sections]);
  const current = useCurrentSection(box, ids);
  useWantedSection(box);
  if (account === undefined) return null;
  const away = awayWords(account);
  return (
    <div className="settings" ref={box}>
      <nav className="settings-nav" aria-label={t('settings.sections')}>
        {sections.map(({ id, title }) => (
          <a
            key={id}
            href={`#settings-${id}`}
            aria-current={id === current ? 'true' : undefined}
            onClick={(event) => {
              event.preventDefault();
              goTo(id);
            }}
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
                <Select value={account.id} onChange={(event) => setChosenId(event.target.value)}>
                  {accounts.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              </label>
            )}
            {away !== null && <p className="settings-lead">{away}</p>}
          </div>
        )}
        {sections.map(({ id }) => {
          if (id === 'accounts') return null;
          const Content = CONTENTS[id];
          return <Content key={`${id}/${account.id}`} account={account} />;
        })}
      </div>
    </div>
  );
}
