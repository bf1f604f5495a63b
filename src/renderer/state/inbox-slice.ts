import type { DesktopChange, DesktopSnapshot } from '../../contract/desktop.ts';
import { applyChange, fromSnapshot, type InboxData, NO_DATA } from './inbox-data.ts';
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

/** Tells a screen reader which reviews have come. */
function announceArrivals({ get }: SliceContext, before: InboxData): void {
  const { data, announce } = get();
  const known = overviewOf(before.items).needsReview;
  const fresh = [...overviewOf(data.items).needsReview].filter((key) => !known.has(key) && !before.items.has(key));
  const first = fresh[0] === undefined ? undefined : data.items.get(fresh[0]);
  if (!first) return;
  const title = questionOf(first.message).title;
  announce(fresh.length === 1 ? `New review: ${title}` : `${fresh.length} new reviews. The first: ${title}`);
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
      get().settle();
      if (isFirst) get().openMostUrgent();
      else announceArrivals(context, before);
    },
    applyDataChange(change) {
      const before = get().data;
      set({ data: applyChange(before, change) });
      // Text that grows moves no row and asks for nothing.
      if (change.kind === 'drafts') return;
      get().settle();
      if (change.kind === 'messages') announceArrivals(context, before);
    },
    setReadProblem: (readProblem) => set({ readProblem }),
  };
}
