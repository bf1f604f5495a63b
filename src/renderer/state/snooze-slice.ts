import { t } from '../../words/words.ts';
import { type ItemKey, referenceOf } from './item.ts';
import { questionOf } from './question.ts';
import type { SliceContext } from './slice.ts';
import { clockWords } from './time-words.ts';

/** Which menu of snoozing is open: that of the open review, or that of all that are picked. */
export type SnoozeMenuPlace = 'review' | 'picked';

/** Reviews that the person has put off, as the main process keeps them. */
export interface SnoozeSlice {
  /** Until when, in milliseconds, by review. */
  readonly snoozes: ReadonlyMap<ItemKey, number>;
  readonly snoozeMenu: SnoozeMenuPlace | null;
  showSnoozeMenu(place: SnoozeMenuPlace | null): void;
  /** Puts reviews off and opens what is now the most urgent; says which could not be. */
  snooze(wanted: readonly { readonly key: ItemKey; readonly untilMs: number }[]): Promise<void>;
  /** Brings reviews back now. */
  wake(keys: readonly ItemKey[]): Promise<void>;
}

/** The slice of putting off. */
export function createSnoozeSlice({ get, set, bridge }: SliceContext): SnoozeSlice {
  function titleOf(key: ItemKey): string {
    const item = get().data.items.get(key);
    return item ? questionOf(item.message).title : t('desk.unnamedReview');
  }

  return {
    snoozes: new Map(),
    snoozeMenu: null,
    showSnoozeMenu: (snoozeMenu) => set({ snoozeMenu }),
    async snooze(wanted) {
      const { items } = get().data;
      const entries = wanted.flatMap(({ key, untilMs }) => {
        const item = items.get(key);
        return item ? [{ ...referenceOf(item), until: new Date(untilMs).toISOString() }] : [];
      });
      const outcome = await bridge.call('snooze:set', entries);
      if (!outcome.ok) {
        get().say({
          tone: 'problem',
          text: t('desk.notSnoozedBecause', { message: outcome.error.message }),
          about: null,
        });
        return;
      }
      const [first] = wanted;
      const refused = wanted.length - outcome.value.length;
      if (!first || outcome.value.length === 0) {
        get().say({ tone: 'problem', text: t('desk.notSnoozedClosed'), about: null });
        return;
      }
      const rest = refused === 0 ? '' : ` ${t('desk.someNotSnoozed', { refused })}`;
      const text =
        wanted.length === 1
          ? t('desk.snoozedUntil', { title: titleOf(first.key), when: clockWords(first.untilMs, Date.now()) })
          : t('desk.snoozedReviews', { count: outcome.value.length });
      get().say({ tone: 'done', text: text + rest, about: wanted.length === 1 ? first.key : null });
      get().clearPicks();
      get().settle(true);
      get().openMostUrgent();
    },
    async wake(keys) {
      const references = keys.flatMap((key) => get().data.items.get(key) ?? []).map(referenceOf);
      const outcome = await bridge.call('snooze:wake', references);
      if (!outcome.ok)
        get().say({
          tone: 'problem',
          text: t('desk.stillSnoozedBecause', { message: outcome.error.message }),
          about: null,
        });
      else if (references[0]) get().show(references[0]);
    },
  };
}
