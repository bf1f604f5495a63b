import { type ComponentType, type MouseEvent, useRef, useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import { useApp } from '../../state/app-context.ts';
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

interface Section {
  /** Also the end of its heading's id. */
  readonly id: string;
  readonly title: string;
  readonly Content: ComponentType<{ readonly account: Account }>;
}

/** In the order of the page: the account's own first, then what holds for this computer. */
const SECTIONS: readonly Section[] = [
  { id: 'account', title: 'Account', Content: AccountSection },
  { id: 'agents', title: 'Agents', Content: AgentsSection },
  { id: 'keys', title: 'Keys', Content: KeysSection },
  { id: 'plugins', title: 'Plugins', Content: PluginsSection },
  { id: 'webhooks', title: 'Webhooks', Content: WebhooksSection },
  { id: 'appearance', title: 'Appearance', Content: AppearanceSection },
  { id: 'notifications', title: 'Notifications', Content: NotificationsSection },
  { id: 'diagnostics', title: 'Diagnostics', Content: DiagnosticsSection },
  { id: 'desktop', title: 'Desktop', Content: DesktopSection },
  { id: 'answering', title: 'Answering', Content: AnsweringSection },
  { id: 'shortcuts', title: 'Shortcuts', Content: ShortcutsSection },
  { id: 'data', title: 'Data', Content: DataSection },
];
/** What stays free above a heading that was gone to. */
const TOP_GAP_PX = 20;
const IDS = SECTIONS.map(({ id }) => id);

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
  const [chosenId, setChosenId] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const current = useCurrentSection(box, IDS);
  const account = accounts.find(({ id }) => id === chosenId) ?? accounts[0];
  if (account === undefined) return null;
  return (
    <div className="settings" ref={box}>
      <nav className="settings-nav" aria-label="Sections of the settings">
        {SECTIONS.map(({ id, title }) => (
          <a
            key={id}
            href={`#settings-${id}`}
            aria-current={id === current ? 'true' : undefined}
            onClick={(event) => goTo(event, id)}
          >
            {title}
          </a>
        ))}
      </nav>
      <div className="settings-sections">
        {accounts.length > 1 && (
          <label className="settings-account">
            Account
            <select value={account.id} onChange={(event) => setChosenId(event.target.value)}>
              {accounts.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {SECTIONS.map(({ id, Content }) => (
          <Content key={`${id}/${account.id}`} account={account} />
        ))}
      </div>
    </div>
  );
}
