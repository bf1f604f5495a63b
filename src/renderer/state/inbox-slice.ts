import type { DesktopChange, DesktopSnapshot } from '../../contract/desktop-snapshot.ts';
import { t } from '../../words/words.ts';
import { applyChange, fromSnapshot, type InboxData, NO_DATA } from './inbox-data.ts';
import { type ItemKey, itemKey } from './item.ts';
import { questionOf } from './question.ts';
import { overviewOf } from './queue.ts';
import type { SliceContext } from './slice.ts';

/** The truth as the main process tells it. */
export interface InboxSlice {
  readonly data: InboxData;
  /** False until the first snapshot is there. */
  readonly isLoaded: boolean;
  /** Why the inbox cannot be read, in a sentence. */
  readonly readProblem: string | null;
  replaceData(snapshot: DesktopSnapshot): void;
  applyDataChange(change: DesktopChange): void;
  setReadProblem(sentence: string | null): void;
}

/** Tells a screen reader which reviews have come, among the messages that were told of. */
function announceArrivals({ get }: SliceContext, before: InboxData, told: Iterable<ItemKey>): void {
  const { data, announce } = get();
  const { needsReview } = overviewOf(data.items);
  let count = 0;
  let first: ItemKey | null = null;
  for (const key of told) {
    if (!needsReview.has(key) || before.items.has(key)) continue;
    first ??= key;
    count += 1;
  }
  const item = first === null ? undefined : data.items.get(first);
  if (!item) return;
  const { title } = questionOf(item.message);
  announce(t('desk.newReviewsFirst', { count, title }));
}

/** The slice of what the main process tells. */
export function createInboxSlice(context: SliceContext): InboxSlice {
  const { get, set } = context;
  return {
    data: NO_DATA,
    isLoaded: false,
    readProblem: null,
    replaceData(snapshot) {
      const isFirst = !get().isLoaded;
      const before = get().data;
      set({ data: fromSnapshot(snapshot), isLoaded: true });
      get().leaveLostAccount();
      get().settle();
      if (isFirst) get().openMostUrgent();
      else announceArrivals(context, before, get().data.items.keys());
    },
    applyDataChange(change) {
      const before = get().data;
      set({ data: applyChange(before, change) });
      // Text that grows moves no row and asks for nothing.
      if (change.kind === 'drafts') return;
      if (change.kind === 'account-removed') get().forgetAccount(change.accountId);
      get().leaveLostAccount();
      get().settle();
      if (change.kind !== 'messages') return;
      const told = change.upsert.map(({ id }) => itemKey(change.accountId, id));
      announceArrivals(context, before, told);
    },
    setReadProblem: (readProblem) => set({ readProblem }),
  };
}
