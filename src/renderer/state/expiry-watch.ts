import { t } from '../../words/words.ts';
import type { AppStore } from './app-store.ts';
import { planExpiry } from './expiring.ts';
import type { Item, ItemKey } from './item.ts';
import { questionOf } from './question.ts';
import { isWaiting, listKeys } from './queue.ts';
import { expiryOf } from './review-facts.ts';
import { sightOf } from './sight.ts';
import type { AppState } from './slice.ts';
import { durationWords } from './time-words.ts';
import { queueSourceOf } from './view-slice.ts';

/** Changes of the inbox come in crowds; the plan is made once for each. */
const GATHER_MS = 500;
const LONGEST_MS = 2_147_483_647;

/** What waits, what expires first coming first; read one by one, because the plan needs only the first of them. */
function* waitingItems(state: AppState): Generator<Item> {
  for (const key of listKeys(
    { ...queueSourceOf(state), account: null },
    { kind: 'queue', queue: 'needs-review' },
    'urgent',
  )) {
    const item = state.data.items.get(key);
    if (item) yield item;
  }
}

/** Says in passing which reviews are about to expire; to a screen reader also the one that is open. */
function callLast(state: AppState, calls: readonly Item[]): void {
  const [first] = calls;
  if (!first) return;
  const endMs = expiryOf(first.message) ?? 0;
  const { title } = questionOf(first.message);
  const more = calls.length === 1 ? '' : ` ${t('desk.andMore', { n: calls.length - 1 })}`;
  const textAt = (nowMs: number): string => t('desk.lastCall', { title, left: durationWords(endMs - nowMs) }) + more;
  const text = textAt(Date.now());
  const isInSight = !state.isAway && sightOf(state).messageIds.includes(first.message.id);
  const isFree = state.line === null || state.line.tone === 'done' || state.line.tone === 'warning';
  if (isFree && !isInSight) state.say({ tone: 'warning', text, textAt, about: first.key });
  else state.announce(text);
}

/**
 * Watches what waits and is about to expire: one timer for the next instant at which a review joins the group at the top
 * or gets its last call.
 */
export function watchExpiry(store: AppStore): () => void {
  const called = new Set<ItemKey>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    clearTimeout(timer);
    clearTimeout(gathering);
    gathering = undefined;
    const state = store.getState();
    const { calls, nextMs } = planExpiry(waitingItems(state), called, Date.now());
    for (const { key } of calls) called.add(key);
    callLast(state, calls);
    state.settle();
    if (nextMs !== null) timer = setTimeout(look, Math.min(LONGEST_MS, nextMs - Date.now()));
  }

  function dropStaleLine(state: AppState): void {
    const about = state.line?.tone === 'warning' ? state.line.about : null;
    if (about !== null && !isWaiting(about, queueSourceOf(state))) state.dismissLine();
  }

  const stop = store.subscribe((state, before) => {
    if (state.data.items === before.data.items && state.snoozes === before.snoozes) return;
    dropStaleLine(state);
    gathering ??= setTimeout(look, GATHER_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
    clearTimeout(gathering);
  };
}
