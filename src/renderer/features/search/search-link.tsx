import { Search } from 'lucide-react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { CommandKeys, useKeyTitle } from '../keys/command-keys.tsx';
import './search-link.css';
import { t } from '../../../words/words.ts';

/** The way to the search, at the head of the sidebar. */
export function SearchLink() {
  const { store } = useDesk();
  const isChosen = useApp((state) => state.view.kind === 'search');
  const title = useKeyTitle(t('search.search'), 'search');
  return (
    <button
      type="button"
      className="sidebar-row"
      aria-current={isChosen ? 'page' : undefined}
      title={title}
      onClick={() => store.getState().openSearch()}
    >
      <Search />
      <span className="sidebar-words truncate">{t('search.search')}</span>
      <span className="search-link-keys sidebar-words">
        <CommandKeys id="search" />
      </span>
    </button>
  );
}
