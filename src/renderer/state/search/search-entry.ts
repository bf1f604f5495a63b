import { agentKey, type Item } from '../item.ts';
import { type Standing, standingOf, toMs } from '../review-facts.ts';
import { fold } from './fold.ts';
import type { SearchFilter } from './search-query.ts';
import { searchedTexts } from './searched-text.ts';

/** A message made ready to be searched. */
export interface SearchEntry {
  readonly item: Item;
  readonly atMs: number;
  readonly agent: string;
  readonly type: string;
  readonly standing: Standing | null;
  readonly hasAttachment: boolean;
  /** Folded; its first line is what the row shows as the title. */
  readonly text: string;
  readonly titleEnd: number;
}

/** Names of agents, each held once for all of its messages. */
const agentKeys = new Map<string, Map<string, string>>();

function heldAgentKey(accountId: string, channelId: string): string {
  const ofAccount = agentKeys.get(accountId) ?? new Map<string, string>();
  agentKeys.set(accountId, ofAccount);
  const key = ofAccount.get(channelId) ?? agentKey(accountId, channelId);
  ofAccount.set(channelId, key);
  return key;
}

/** What markdown puts before the first words of a text. */
const LEAD = /^[\s#>*_`~-]+/;

/** Makes a message ready to be searched. */
export function entryOf(item: Item): SearchEntry {
  const { accountId, message } = item;
  const text = fold(searchedTexts(message).join('\n').replace(LEAD, ''));
  const lineEnd = text.indexOf('\n');
  return {
    item,
    atMs: toMs(message.createdAt) ?? 0,
    agent: heldAgentKey(accountId, message.channelId),
    type: message.review ? fold(message.review.type) : 'message',
    standing: standingOf(message),
    hasAttachment: message.attachments.length > 0,
    text,
    titleEnd: lineEnd < 0 ? text.length : lineEnd,
  };
}

/** The agents whose names hold a text. */
export type AgentsNamed = (text: string) => ReadonlySet<string>;

function isMet(entry: SearchEntry, filter: SearchFilter, agentsNamed: AgentsNamed): boolean {
  switch (filter.kind) {
    case 'agent':
      return agentsNamed(filter.name).has(entry.agent);
    case 'type':
      return entry.type.startsWith(filter.start);
    case 'status':
      return entry.standing !== null && filter.statuses.includes(entry.standing);
    case 'before':
      return entry.atMs < filter.atMs;
    case 'after':
      return entry.atMs >= filter.atMs;
    case 'attachment':
      return entry.hasAttachment;
  }
}

/** Does a message meet every condition? */
export function meetsAll(entry: SearchEntry, filters: readonly SearchFilter[], agentsNamed: AgentsNamed): boolean {
  return filters.every((filter) => isMet(entry, filter, agentsNamed) !== filter.isNot);
}

/** How far from the mark a match can be: the title begins so, a word of it does, it is in it, it is elsewhere. */
export const RANKS = 4;
const WORD_SIGN = /[\p{L}\p{N}]/u;

/** How well a message fits a text, 0 best; -1 when it does not. */
export function rankOf(entry: SearchEntry, term: string, isAgentNamed: boolean): number {
  const at = entry.text.indexOf(term);
  if (at === 0) return 0;
  if (at > 0 && at < entry.titleEnd) return WORD_SIGN.test(entry.text[at - 1] ?? '') ? 2 : 1;
  if (isAgentNamed) return 2;
  return at < 0 ? -1 : 3;
}
