import type { DesktopChange, DesktopSnapshot } from '../../contract/desktop-snapshot.ts';
import type { FirstView } from '../../contract/first-view.ts';
import { t } from '../../words/words.ts';
import { applyChange, fromFirstView, fromSnapshot, type InboxData, NO_DATA } from './inbox-data.ts';
import { type ItemKey, itemKey } from './item.ts';
import { questionOf } from './question.ts';
import { overviewOf } from './queue.ts';
import type { AppState, SliceContext } from './slice.ts';

/** The truth as the main process tells it. */
export interface InboxSlice {
  readonly data: InboxData;
  /** False until there is something to show, or it is known that there is nothing. */
  readonly isLoaded: boolean;
  /** What is shown is what waited last, of which the truth may be another by now. */
  readonly isFirstView: boolean;
  /** Why the inbox cannot be read, in a sentence. */
  readonly readProblem: string | null;
  /** Shows what waited last, until the first snapshot is there. */
  beginWith(view: FirstView): void;
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

/** Tells whether a first view opened by itself what waits no more, and the person has not written to it. */
function isOverAndUntouched({ view, selected, order, drafts }: AppState): boolean {
  if (view.kind !== 'queue' || view.queue !== 'needs-review') return false;
  return selected === null || !(order.rows.includes(selected) || selected in drafts);
}

/** The slice of what the main process tells. */
export function createInboxSlice(context: SliceContext): InboxSlice {
  const { get, set } = context;
  return {
    data: NO_DATA,
    isLoaded: false,
    isFirstView: false,
    readProblem: null,
    beginWith(view) {
      if (get().isLoaded) return;
      get().takeSettings(view.settings);
      get().takeTriage(view.triage);
      set({ data: fromFirstView(view, Date.now()), isLoaded: true, isFirstView: true });
      get().settle();
      get().openMostUrgent();
    },
    replaceData(snapshot) {
      const { data: before, isLoaded, isFirstView } = get();
      set({ data: fromSnapshot(snapshot), isLoaded: true, isFirstView: false });
      get().leaveLostAccount();
      // What a first view left out is no arrival: it stands in its place at once.
      get().settle(isFirstView);
      if (!isLoaded || (isFirstView && isOverAndUntouched(get()))) get().openMostUrgent();
      else if (!isFirstView) announceArrivals(context, before, get().data.items.keys());
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
