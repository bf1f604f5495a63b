import { ArrowLeft, Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { SHOWN_RESULTS } from '../../state/search/searcher.ts';
import { IconButton } from '../../ui/button.tsx';
import { suggestionsFor } from './search-suggestions.ts';
import './search-header.css';
import { t } from '../../../words/words.ts';

/** So long nothing is typed before the best result is opened beside the list. */
const PREVIEW_MS = 150;

/** How many there are, and what of the query was not understood. */
function SearchState() {
  const { total, isComplete, problems, readCount } = useApp((state) => state.found);
  const knownCount = useApp((state) => state.data.items.size);
  const isBlank = useApp((state) => state.query.trim() === '');
  if (isBlank) return null;
  const count =
    total === 0 && isComplete
      ? t('search.nothingFound')
      : t(isComplete ? 'search.foundCount' : 'search.foundSoFar', { n: total });
  return (
    <div className="search-state">
      {problems.map((problem) => (
        <p key={problem} className="search-problem">
          {problem}
        </p>
      ))}
      <p role="status">
        {count}
        {readCount !== null && t('search.lookedThrough', { read: readCount, known: knownCount })}
        {total > SHOWN_RESULTS && t('search.bestListed', { shown: SHOWN_RESULTS })}
      </p>
    </div>
  );
}

/** What could come next, to put in with one press. */
function Suggestions({ onTake }: { readonly onTake: (query: string) => void }) {
  const query = useApp((state) => state.query);
  const agents = useApp((state) => state.data.agents);
  // Below an empty box stands what it can do, at length.
  if (query.trim() === '') return null;
  const names = Object.values(agents).flatMap((listed) => listed.map(({ name }) => name));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend
    <div className="search-suggestions" role="group" aria-label={t('search.narrowSearch')}>
      {suggestionsFor(query, names).map((suggestion) => (
        <button key={suggestion.label} type="button" onClick={() => onTake(suggestion.query)}>
          <bdi>{suggestion.label}</bdi>
        </button>
      ))}
    </div>
  );
}

/** The box of the search in place of the list’s title. `pill` is what waits outside the list. */
export function SearchHeader({ pill }: { readonly pill: ReactNode }) {
  const { store } = useDesk();
  const query = useApp((state) => state.query);
  const found = useApp((state) => state.found);
  const request = useApp((state) => state.focusRequest);
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (request.target !== 'search') return;
    box.current?.focus();
    box.current?.select();
  }, [request]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each key and each further result begins the pause anew
  useEffect(() => {
    const timer = setTimeout(() => store.getState().previewSearch(), PREVIEW_MS);
    return () => clearTimeout(timer);
  }, [query, found, store]);

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const state = store.getState();
    if (event.key === 'Escape') {
      if (query === '') state.leaveSearch();
      else state.search('');
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      if (state.order.rows.length === 0) return;
      state.previewSearch();
      if (event.key === 'Enter') state.setPane('detail');
      state.requestFocus(event.key === 'Enter' ? 'answer' : 'list');
    } else return;
    event.preventDefault();
  }
  function handleTake(next: string): void {
    store.getState().search(next);
    box.current?.focus();
  }

  return (
    <>
      <header className="queue-header search-header">
        <IconButton
          className="back-button"
          label={t('search.queuesAndAgents')}
          onClick={() => store.getState().setPane('sidebar')}
        >
          <ArrowLeft />
        </IconButton>
        <h2 className="sr-only">{t('search.search')}</h2>
        <search className="search-box">
          <Search />
          <input
            ref={box}
            type="text"
            aria-label={t('search.searchPlaceholder')}
            placeholder={t('search.search')}
            spellCheck={false}
            autoComplete="off"
            value={query}
            onChange={(event) => store.getState().search(event.target.value)}
            onKeyDown={handleKeyDown}
          />
          {query !== '' && (
            <IconButton label={t('search.clearSearch')} onClick={() => handleTake('')}>
              <X />
            </IconButton>
          )}
        </search>
        {pill}
      </header>
      <div className="search-below">
        <Suggestions onTake={handleTake} />
        <SearchState />
      </div>
    </>
  );
}
