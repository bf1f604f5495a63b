import type { ApprovalOption } from '../../contract/review.ts';
import { t } from '../../words/words.ts';
import { type BulkPlan, changeSince, planBulk } from './bulk.ts';
import type { Item, ItemKey } from './item.ts';
import { overviewOf } from './queue.ts';
import { isUnderWay } from './respond-slice.ts';
import { approvalOf, expiryOf } from './review-facts.ts';
import type { AppState, SliceContext } from './slice.ts';

/** How one of several answers stands. `skipped` was not sent because it is no longer what was shown. */
export interface BulkResult {
  readonly state: 'sending' | 'stored' | 'held' | 'waiting' | 'closed' | 'unsent' | 'skipped';
  readonly detail: string | null;
}

/** One answer for many: what was shown, which option, and once it is confirmed how each went. */
export interface Bulk {
  readonly plan: BulkPlan;
  readonly option: ApprovalOption;
  /** By review; null until it is confirmed. */
  readonly results: ReadonlyMap<ItemKey, BulkResult> | null;
}

/** Answering what is picked. Nothing standing comes of it: each confirm answers what it showed and no more. */
export interface BulkSlice {
  readonly bulk: Bulk | null;
  /** Shows what one option would answer, for the person to confirm. */
  proposeBulk(option: ApprovalOption): void;
  confirmBulk(): Promise<void>;
  closeBulk(): void;
}

const SKIPPED = {
  gone: 'desk.withdrawnByAgent',
  closed: 'desk.closedMeanwhile',
  changed: 'desk.changedAfterShown',
  older: 'desk.newerRoundCame',
} as const;

/** What can be answered together of what is picked, in the order of the list. */
export function bulkPlanOf(state: AppState): BulkPlan {
  // Mostly nothing is picked, and the list is long.
  const rows = state.picked.size === 0 ? [] : state.order.rows;
  const items = rows.flatMap((key) => (state.picked.has(key) ? (state.data.items.get(key) ?? []) : []));
  return planBulk(items, {
    draftOf: (key) => state.drafts[key],
    isUnderWay: (key) => isUnderWay(state.sends[key]) || state.heldKeys.has(key) || state.waitingKeys.has(key),
  });
}

/** The slice of one answer for many. */
export function createBulkSlice({ get, set }: SliceContext): BulkSlice {
  let count = 0;

  function put(key: ItemKey, result: BulkResult): void {
    set(({ bulk }) => (bulk ? { bulk: { ...bulk, results: new Map([...(bulk.results ?? []), [key, result]]) } } : {}));
  }

  function reasonToSkip(shown: Item): string | null {
    const { items } = get().data;
    const change = changeSince(shown, items.get(shown.key));
    if (change !== null) return t(SKIPPED[change]);
    if ((expiryOf(shown.message) ?? Number.POSITIVE_INFINITY) <= Date.now()) return t(SKIPPED.closed);
    return overviewOf(items).needsReview.has(shown.key) ? null : t(SKIPPED.older);
  }

  async function answer(shown: Item, option: ApprovalOption, group: string): Promise<BulkResult> {
    const detail = reasonToSkip(shown);
    if (detail !== null) return { state: 'skipped', detail };
    const review = shown.message.review;
    const own = review && approvalOf(review).options.find(({ id }) => id === option.id);
    const label = own?.label || option.label;
    const outcome = await get().respondInGroup(shown.key, { selectedOption: option.id }, label, group);
    return { state: outcome.outcome, detail: outcome.detail };
  }

  return {
    bulk: null,
    proposeBulk(option) {
      const plan = bulkPlanOf(get());
      if (plan.members.length > 0) set({ bulk: { plan, option, results: null } });
    },
    async confirmBulk() {
      const { bulk } = get();
      if (!bulk || bulk.results !== null) return;
      const { plan, option } = bulk;
      count += 1;
      const group = `${Date.now()}-${count}`;
      set({ bulk: { ...bulk, results: new Map(plan.members.map(({ key }) => [key, SENDING])) } });
      await Promise.all(
        plan.members.map(async (shown) => {
          put(shown.key, await answer(shown, option, group));
        }),
      );
      const results = [...(get().bulk?.results?.values() ?? [])];
      const done = results.filter(({ state }) => state === 'stored' || state === 'held' || state === 'waiting').length;
      if (results.length > 0) get().announce(t('desk.answeredOf', { done, total: plan.members.length }));
    },
    closeBulk() {
      const { bulk } = get();
      if (!bulk) return;
      set({ bulk: null });
      if (bulk.results === null) {
        get().requestFocus('list');
        return;
      }
      get().clearPicks();
      get().settle(true);
      get().openMostUrgent();
    },
  };
}

const SENDING: BulkResult = { state: 'sending', detail: null };
