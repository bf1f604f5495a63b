import { t } from '../../../words/words.ts';
import { listedAccounts } from '../../state/account-slice.ts';
import type { Desk } from '../../state/app-context.ts';
import { questionOf } from '../../state/question.ts';
import { PAGES } from '../../state/queue.ts';
import { standingOf } from '../../state/review-facts.ts';
import { accountActions } from '../accounts/account-actions.ts';
import { demoEntries } from '../demo/demo-entries.ts';
import type { CommandGroup } from '../keys/command.ts';
import { goToAccount } from '../keys/command-runs.ts';
import { COMMANDS, commandOf } from '../keys/key-table.ts';
import { pauseEntries } from '../pause/pause-entries.ts';
import { pageName } from '../sidebar/page-links.tsx';
import { fuzzyScore } from './fuzzy.ts';
import { ENTRY_GROUPS, type EntryGroup, type PaletteEntry } from './palette-entry.ts';
import { settingEntries } from './setting-entries.ts';

const REVIEWS_SHOWN = 8;
const STANDING_WORDS = {
  pending: 'palette.waitsForYou',
  completed: 'palette.answered',
  expired: 'palette.expired',
} as const;

/** What does nothing that cannot be undone comes first: the first line is what a hasty Enter runs. */
const COMMAND_ORDER: readonly CommandGroup[] = [
  'keys.find',
  'keys.goTo',
  'keys.answer',
  'keys.triage',
  'keys.move',
  'keys.accounts',
  'keys.file',
  'keys.help',
];

function commandEntries(desk: Desk): PaletteEntry[] {
  const possible = COMMANDS.filter(
    (command) => command.id !== 'palette' && !command.isKeyOnly && (command.isPossible?.(desk) ?? true),
  );
  const ordered = COMMAND_ORDER.flatMap((group) => possible.filter((command) => command.group === group));
  return ordered.map((command) => ({
    id: `command:${command.id}`,
    words: command.group === 'keys.goTo' ? t('palette.goTo', { place: t(command.words) }) : t(command.words),
    group: 'palette.commands',
    command: command.id,
    run: () => command.run(desk, 0),
  }));
}

function pageEntries(): PaletteEntry[] {
  return PAGES.filter((page) => commandOf(`go-${page}`) === undefined).map((page) => ({
    id: `page:${page}`,
    words: t('palette.goTo', { place: pageName(page) }),
    group: 'palette.commands',
    run: ({ store }) => store.getState().chooseView({ kind: 'page', page }),
  }));
}

function accountEntries({ store }: Desk): PaletteEntry[] {
  const { accounts } = store.getState().data;
  const listed = listedAccounts(accounts);
  const goTo = listed.map((account, index) => ({
    id: `account:${account.id}`,
    words: t('palette.goToAccount', { name: account.name }),
    group: 'palette.commands' as const,
    ...(index < 9 ? { combination: `Mod+${index + 1}` } : {}),
    run: (desk: Desk) => goToAccount(desk, index + 1),
  }));
  const actions = accounts.flatMap((account) =>
    accountActions(account).map(({ id, phrase, run }) => ({
      id: `account:${account.id} ${id}`,
      words: phrase,
      group: 'palette.commands' as const,
      run,
    })),
  );
  return [...goTo, ...actions];
}

function agentEntries({ store }: Desk): PaletteEntry[] {
  const { agents, accounts } = store.getState().data;
  return Object.entries(agents).flatMap(([accountId, listed]) =>
    listed.map((agent) => ({
      id: `agent:${accountId}/${agent.id}`,
      words: agent.name,
      detail:
        accounts.length > 1 ? (accounts.find(({ id }) => id === accountId)?.name ?? '') : (agent.statusMessage ?? ''),
      group: 'palette.agents' as const,
      run: (desk: Desk) => {
        desk.store.getState().chooseView({ kind: 'agent', accountId, channelId: agent.id });
        desk.store.getState().requestFocus('list');
      },
    })),
  );
}

/** What is always in the palette, in its usual order. */
export function fixedEntries(desk: Desk): PaletteEntry[] {
  return [
    ...commandEntries(desk),
    ...pageEntries(),
    ...pauseEntries(desk),
    ...demoEntries(desk),
    ...accountEntries(desk),
    ...agentEntries(desk),
    ...settingEntries(desk),
  ];
}

function reviewEntries({ store }: Desk, typed: string): PaletteEntry[] {
  const state = store.getState();
  return state.lookUpReviews(typed, REVIEWS_SHOWN).flatMap((key) => {
    const item = state.data.items.get(key);
    const standing = item && standingOf(item.message);
    if (!item || !standing) return [];
    return {
      id: `review:${key}`,
      words: questionOf(item.message).title,
      detail: t(STANDING_WORDS[standing]),
      group: 'palette.reviews' as const,
      run: () => store.getState().show({ accountId: item.accountId, messageId: item.message.id }),
    };
  });
}

function searchEntry(typed: string): PaletteEntry {
  return {
    id: 'search-for',
    words: t('palette.searchFor', { typed }),
    group: 'palette.searchSection',
    command: 'search',
    run({ store }) {
      store.getState().openSearch();
      store.getState().search(typed);
    },
  };
}

/** A group of the palette with what is in it. */
export interface PaletteGroup {
  readonly name: EntryGroup;
  readonly entries: readonly PaletteEntry[];
}

function inGroups(entries: readonly PaletteEntry[]): PaletteGroup[] {
  return ENTRY_GROUPS.map((name) => ({ name, entries: entries.filter(({ group }) => group === name) })).filter(
    (group) => group.entries.length > 0,
  );
}

/** How well an entry fits; what only the detail says comes after what is called so. */
function entryScore(typed: string, { words, detail, isFoundByDetail }: PaletteEntry): number | null {
  const score = fuzzyScore(typed, words);
  if (score !== null || !isFoundByDetail) return score;
  const behind = fuzzyScore(typed, `${words} ${detail}`);
  return behind === null ? null : behind / 2;
}

/** What the palette lists: while nothing is typed what was done last and everything; else what fits, the best group first. */
export function paletteGroups(desk: Desk, fixed: readonly PaletteEntry[], typed: string): PaletteGroup[] {
  const text = typed.trim();
  if (text === '') {
    const recent = desk.store.getState().recentEntries.flatMap((id) => fixed.find((entry) => entry.id === id) ?? []);
    const others = fixed.filter((entry) => !recent.includes(entry));
    return inGroups([...recent.map((entry) => ({ ...entry, group: 'palette.recent' as const })), ...others]);
  }
  const scored = fixed.flatMap((entry) => {
    const score = entryScore(text, entry);
    return score === null ? [] : { entry, score };
  });
  scored.sort((a, b) => b.score - a.score);
  const best = new Map<EntryGroup, number>();
  for (const { entry, score } of scored) best.set(entry.group, Math.max(score, best.get(entry.group) ?? 0));
  const groups = inGroups(scored.map(({ entry }) => entry)).sort(
    (a, b) => (best.get(b.name) ?? 0) - (best.get(a.name) ?? 0),
  );
  return [...groups, ...inGroups([...reviewEntries(desk, text), searchEntry(text)])];
}
