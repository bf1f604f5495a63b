import { Keyboard } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useKeyTitle } from '../keys/command-keys.tsx';
import { PauseRow } from '../pause/pause-row.tsx';
import { SearchLink } from '../search/search-link.tsx';
import { AccountList } from './account-list.tsx';
import { AgentList } from './agent-list.tsx';
import { PageLinks } from './page-links.tsx';
import { QueueLinks } from './queue-links.tsx';
import './sidebar.css';
import { t } from '../../../words/words.ts';

/** The first pane: accounts, queues, agents. `edge` is what makes it wider. */
export function Sidebar({ edge }: { readonly edge: ReactNode }) {
  const { store } = useDesk();
  const keysTitle = useKeyTitle(t('sidebar.allKeys'), 'keys');
  const request = useApp((state) => state.focusRequest);
  const box = useRef<HTMLElement>(null);

  useEffect(() => {
    if (request.target === 'sidebar') box.current?.querySelector<HTMLElement>('[aria-current="page"]')?.focus();
  }, [request]);

  return (
    <nav ref={box} className="sidebar" aria-label={t('sidebar.queuesAndAgents')}>
      <AccountList />
      <div className="sidebar-scroller">
        <SearchLink />
        <QueueLinks />
        <AgentList />
      </div>
      <PauseRow />
      <PageLinks />
      <button
        type="button"
        className="sidebar-row sidebar-keys"
        title={keysTitle}
        onClick={() => store.getState().showKeys(true)}
      >
        <Keyboard />
        <span className="sidebar-words truncate">{t('sidebar.keys')}</span>
      </button>
      {edge}
    </nav>
  );
}
