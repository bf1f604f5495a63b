import type { AgentWithActivity } from '../../../contract/agent.ts';
import { agentKey, type ItemKey } from '../item.ts';
import { fold } from './fold.ts';
import { type AgentsNamed, meetsAll, RANKS, rankOf } from './search-entry.ts';
import type { IsTimeUp, Placed, SearchIndex } from './search-index.ts';
import { isBlank, isNarrower, type SearchQuery } from './search-query.ts';

/** More rows than anybody reads; who has so many results goes on typing. */
export const SHOWN_RESULTS = 1_000;

/** What a search has found. */
export interface SearchResult {
  /** The best of it: by how well it fits, then newest first. */
  readonly keys: readonly ItemKey[];
  readonly total: number;
  /** False while there is more to look through; ask again. */
  readonly isComplete: boolean;
}

type Agents = Readonly<Record<string, readonly AgentWithActivity[]>>;

/** Looks through an index. */
export interface Searcher {
  /** Finds what fits, among what the index has taken over. Stops when the time is up, and goes on when asked again. */
  find(query: SearchQuery, agents: Agents, isTimeUp?: IsTimeUp): SearchResult;
}

/** How often `isTimeUp` is asked. */
const STRIDE = 256;
const NOTHING: SearchResult = { keys: [], total: 0, isComplete: true };

/** Remembers which agents a text names, for the length of one search. */
function namedAgents(agents: Agents): AgentsNamed {
  const names = Object.entries(agents).flatMap(([accountId, listed]) =>
    listed.map(({ id, name }) => ({ key: agentKey(accountId, id), name: fold(name) })),
  );
  const known = new Map<string, ReadonlySet<string>>();
  return (text) => {
    let found = known.get(text);
    if (!found) {
      found = new Set(names.filter(({ name }) => name.includes(text)).map(({ key }) => key));
      known.set(text, found);
    }
    return found;
  };
}

/** Decides how well a message fits a query, 0 best; -1 when it does not. */
function fitting(query: SearchQuery, index: SearchIndex, agents: Agents): (placed: Placed) => number {
  const agentsNamed = namedAgents(agents);
  const prepare = (text: string) => ({ text, mayHold: index.mayHold(text), agents: agentsNamed(text) });
  const terms = query.terms.map(prepare);
  const absent = query.absent.map(prepare);
  return ({ entry, place }) => {
    let worst = 0;
    for (const { text, mayHold, agents: named } of terms) {
      const isNamed = named.has(entry.agent);
      const rank = mayHold(place) ? rankOf(entry, text, isNamed) : isNamed ? 2 : -1;
      if (rank < 0) return -1;
      if (rank > worst) worst = rank;
    }
    if (!meetsAll(entry, query.filters, agentsNamed)) return -1;
    return absent.some(({ text, mayHold }) => mayHold(place) && entry.text.includes(text)) ? -1 : worst;
  };
}

/** One search under way. */
interface Search {
  readonly query: SearchQuery;
  readonly agents: Agents;
  /** What it was begun on: it is over when that has changed. */
  readonly all: readonly Placed[];
  readonly source: readonly Placed[];
  readonly fit: (placed: Placed) => number;
  readonly byRank: readonly ItemKey[][];
  readonly matches: Placed[];
  at: number;
}

/** Makes a searcher; it remembers its last search, so that one more key only looks at what was found before. */
export function createSearcher(index: SearchIndex): Searcher {
  let last: Search | null = null;

  function begin(query: SearchQuery, agents: Agents, all: readonly Placed[]): Search {
    const isUsable = last !== null && last.all === all && last.agents === agents;
    if (isUsable && last?.query === query) return last;
    const isEnough = isUsable && last !== null && last.at === last.source.length && isNarrower(query, last.query);
    return {
      query,
      agents,
      all,
      source: isEnough && last ? last.matches : all,
      fit: fitting(query, index, agents),
      byRank: Array.from({ length: RANKS }, () => []),
      matches: [],
      at: 0,
    };
  }

  return {
    find(query, agents, isTimeUp) {
      if (isBlank(query)) return NOTHING;
      const search = begin(query, agents, index.newestFirst());
      last = search;
      while (search.at < search.source.length) {
        const placed = search.source[search.at];
        search.at += 1;
        const rank = placed ? search.fit(placed) : -1;
        if (placed && rank >= 0) {
          search.matches.push(placed);
          const bucket = search.byRank[rank];
          if (bucket && bucket.length < SHOWN_RESULTS) bucket.push(placed.entry.item.key);
        }
        if (search.at % STRIDE === 0 && isTimeUp?.()) break;
      }
      return {
        keys: search.byRank.flat().slice(0, SHOWN_RESULTS),
        total: search.matches.length,
        isComplete: search.at === search.source.length,
      };
    },
  };
}
