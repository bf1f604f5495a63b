import type { ItemKey } from './item.ts';
import type { View } from './queue.ts';
import { createSearchIndex, type IsTimeUp } from './search/search-index.ts';
import { parseQuery, type SearchFilter, type SearchQuery } from './search/search-query.ts';
import { createSearcher } from './search/searcher.ts';
import type { SliceContext } from './slice.ts';

/** What is known of a search beside its rows. */
export interface Found {
  readonly total: number;
  /** False while there is more to look through. */
  readonly isComplete: boolean;
  /** What of the query was not understood, in sentences. */
  readonly problems: readonly string[];
  /** Folded texts to mark in the rows. */
  readonly terms: readonly string[];
  /** How many messages have been made ready so far, while that is not yet all of them; null once it is. */
  readonly readCount: number | null;
}

/** The search: what is looked for, and what is known of the result. */
export interface SearchSlice {
  /** What stands in the box, kept while something else is looked at. */
  readonly query: string;
  readonly found: Found;
  /** Shows the box with what was last looked for. */
  openSearch(): void;
  search(query: string): void;
  /** Goes back to where the search was opened. */
  leaveSearch(): void;
  /** Opens the best result, without moving the focus, unless an open one is among the results. */
  previewSearch(): void;
  /** Looks for the query a little while; calls `settle` again when that was not enough. */
  findRows(): readonly ItemKey[];
  /** The reviews that fit a text best, without showing them as a search. */
  lookUpReviews(text: string, count: number): readonly ItemKey[];
  /** Makes messages ready to be searched ahead of time; true once all of them are. */
  prepareSearch(isTimeUp: IsTimeUp): boolean;
  /** Gives back the memory of what was made ready; the next search makes it ready again. */
  forgetPrepared(): void;
}

const NOTHING_FOUND: Found = { total: 0, isComplete: true, problems: [], terms: [], readCount: null };
/** How long one key may hold up the window, twice: for taking over changes, and for looking. */
const SLICE_MS = 4;
/** While messages are still made ready, what was found among them is shown anew this often. */
const READING_MS = 200;
/** The palette looks once: what is not found by then is a key away, or in the search itself. */
const LOOK_UP_MS = 30;
const NOT_PLAIN: SearchFilter = { kind: 'type', start: 'message', isNot: true };
const MINUTE = 60_000;
const FIRST_VIEW: View = { kind: 'queue', queue: 'needs-review' };

function within(ms: number): IsTimeUp {
  const end = performance.now() + ms;
  return () => performance.now() >= end;
}

/** The slice of search. */
export function createSearchSlice({ get, set }: SliceContext): SearchSlice {
  let index = createSearchIndex();
  let searcher = createSearcher(index);
  let reviewSearcher = createSearcher(index);
  let parsed: { text: string; minute: number; query: SearchQuery } | null = null;
  let before: { view: View; selected: ItemKey | null } = { view: FIRST_VIEW, selected: null };
  /** The query has been changed and not been looked for to the end since. */
  let isFresh = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The same object for the same text, so that a search that is under way goes on. */
  function currentQuery(): SearchQuery {
    const text = get().query;
    const minute = Math.floor(Date.now() / MINUTE);
    if (parsed?.text !== text || parsed.minute !== minute) {
      parsed = { text, minute, query: parseQuery(text, Date.now()) };
    }
    return parsed.query;
  }

  return {
    query: '',
    found: NOTHING_FOUND,
    openSearch() {
      if (get().view.kind !== 'search') {
        before = { view: get().view, selected: get().selected };
        get().chooseView({ kind: 'search' });
      }
      get().setPane('list');
      get().requestFocus('search');
    },
    search(query) {
      isFresh = true;
      set({ query });
      get().settle(true);
    },
    leaveSearch() {
      get().chooseView(before.view);
      const isThere = before.selected !== null && get().order.rows.includes(before.selected);
      if (isThere && before.selected !== null) get().select(before.selected);
      get().requestFocus('list');
    },
    previewSearch() {
      const { view, order, selected, query } = get();
      if (view.kind !== 'search' || query.trim() === '' || (selected !== null && order.rows.includes(selected))) return;
      set({ selected: order.rows[0] ?? null, selectedIndex: 0 });
    },
    findRows() {
      clearTimeout(timer);
      const { data } = get();
      const query = currentQuery();
      const isCurrent = index.update(data.items, within(SLICE_MS));
      const { keys, total, isComplete } = searcher.find(query, data.agents, within(SLICE_MS));
      const isDone = isCurrent && isComplete;
      const { problems, terms } = query;
      const readCount = isCurrent || !isFresh ? null : index.size();
      set({ found: { total, isComplete: isDone || !isFresh, problems, terms, readCount } });
      const isMerge = isFresh;
      if (isDone) isFresh = false;
      else {
        const goOn = (): unknown => get().view.kind === 'search' && get().settle(isMerge);
        timer = setTimeout(goOn, isCurrent ? 0 : READING_MS);
      }
      return keys;
    },
    lookUpReviews(text, count) {
      const { data } = get();
      index.update(data.items, within(SLICE_MS));
      const query = parseQuery(text, Date.now());
      const ofReviews = { ...query, filters: [...query.filters, NOT_PLAIN] };
      return reviewSearcher.find(ofReviews, data.agents, within(LOOK_UP_MS)).keys.slice(0, count);
    },
    prepareSearch(isTimeUp) {
      if (!index.update(get().data.items, isTimeUp)) return false;
      index.newestFirst();
      return true;
    },
    forgetPrepared() {
      index = createSearchIndex();
      searcher = createSearcher(index);
      reviewSearcher = createSearcher(index);
    },
  };
}
