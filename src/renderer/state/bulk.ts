import type { ApprovalOption } from '../../contract/review.ts';
import { type Draft, isBegun } from './draft-slice.ts';
import type { Item, ItemKey } from './item.ts';
import { approvalOf, standingOf } from './review-facts.ts';

/** Why a picked row is not answered together with the others. */
export type LeftOutReason = 'closed' | 'fields' | 'options' | 'begun';

/** What can be answered together of what is picked. */
export interface BulkPlan {
  /** The options that all members share, in the order and with the words of the first. */
  readonly options: readonly ApprovalOption[];
  readonly members: readonly Item[];
  readonly leftOut: readonly { readonly item: Item; readonly reason: LeftOutReason }[];
}

/** What a plan looks at beside the rows. */
export interface BulkFacts {
  readonly draftOf: (key: ItemKey) => Draft | undefined;
  readonly isUnderWay: (key: ItemKey) => boolean;
}

/** The option ids of an approval that needs nothing but a choice; null for anything else. */
function optionIds({ message: { review } }: Item): string | null {
  if (review?.type !== 'approval') return null;
  const { options } = approvalOf(review);
  const isReadable = review.payload?.options === undefined || Array.isArray(review.payload.options);
  return isReadable ? JSON.stringify(options.map(({ id }) => id).sort()) : null;
}

/**
 * Plans one answer for many: of the approvals that share their option ids the largest group, and of two as large the one
 * that is picked first. Everything else is left out, with the reason.
 */
export function planBulk(picked: readonly Item[], { draftOf, isUnderWay }: BulkFacts): BulkPlan {
  const reasonOf = (item: Item): LeftOutReason | null => {
    if (standingOf(item.message) !== 'pending' || isUnderWay(item.key)) return 'closed';
    if (optionIds(item) === null) return 'fields';
    // What was typed would be lost: it belongs to an answer of its own.
    return isBegun(draftOf(item.key)) ? 'begun' : null;
  };
  const groups = new Map<string, Item[]>();
  for (const item of picked) {
    const ids = reasonOf(item) === null ? optionIds(item) : null;
    if (ids !== null) groups.set(ids, [...(groups.get(ids) ?? []), item]);
  }
  const members = [...groups.values()].reduce((best, group) => (group.length > best.length ? group : best), []);
  const review = members[0]?.message.review;
  const dangerous = new Set(members.flatMap(({ message }) => dangerIds(message.review)));
  return {
    options: review
      ? approvalOf(review).options.map((option) =>
          dangerous.has(option.id) ? { ...option, style: 'danger' as const } : option,
        )
      : [],
    members,
    leftOut: picked
      .filter((item) => !members.includes(item))
      .map((item) => ({ item, reason: reasonOf(item) ?? 'options' })),
  };
}

/** One agent may find dangerous what another does not: for all together the careful one is right. */
function dangerIds(review: Item['message']['review']): string[] {
  return review ? approvalOf(review).options.flatMap(({ id, style }) => (style === 'danger' ? [id] : [])) : [];
}

/** Why an answer that was confirmed is not sent after all; null when the question is still the one that was shown. */
export function changeSince(shown: Item, now: Item | undefined): 'gone' | 'closed' | 'changed' | null {
  if (!now) return 'gone';
  if (standingOf(now.message) !== 'pending') return 'closed';
  return asked(shown) === asked(now) ? null : 'changed';
}

/** What a person has read before answering: the words, the question, what is attached, and the round. */
function asked({ message: { text, review, attachments, iteration } }: Item): string {
  return JSON.stringify([text, review?.type, review?.payload, attachments.map(({ id }) => id), iteration]);
}
