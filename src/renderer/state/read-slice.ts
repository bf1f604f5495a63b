import { z } from 'zod';
import type { Item, ItemKey } from './item.ts';
import { overviewOf } from './queue.ts';
import { standingOf } from './review-facts.ts';
import type { AppState, SliceContext } from './slice.ts';
import { readKept, writeKept } from './storage.ts';

const keptMarks = z.object({ opened: z.array(z.string()), unread: z.array(z.string()) });

/** What the person has had open, on this computer. The unread counts of agents are the server's and another matter. */
export interface ReadSlice {
  /** Pending reviews that have been open. */
  readonly opened: ReadonlySet<ItemKey>;
  /** What the person marked as unread. */
  readonly unread: ReadonlySet<ItemKey>;
  /** It is on the screen. What was marked as unread stays so until it is opened anew. */
  markOpened(key: ItemKey, isAnew: boolean): void;
  markUnread(key: ItemKey): void;
}

/** Does a row still ask for attention: a pending review that was never open, or what was marked as unread? */
export function isUnread(state: Pick<ReadSlice, 'opened' | 'unread'>, item: Item): boolean {
  return state.unread.has(item.key) || (standingOf(item.message) === 'pending' && !state.opened.has(item.key));
}

/** The slice of what has been open. */
export function createReadSlice({ get, set, keep }: SliceContext): ReadSlice {
  const kept = readKept(keep, 'read', keptMarks, { opened: [], unread: [] });

  function put(change: Partial<Pick<AppState, 'opened' | 'unread'>>): void {
    set(change);
    const { opened, unread, data } = get();
    // Of what is closed or gone nobody asks any more whether it was open.
    const { needsReview } = overviewOf(data.items);
    writeKept(keep, 'read', {
      opened: [...opened].filter((key) => needsReview.has(key)),
      unread: [...unread].filter((key) => data.items.has(key)),
    });
  }

  return {
    opened: new Set(kept.opened),
    unread: new Set(kept.unread),
    markOpened(key, isAnew) {
      const { opened, unread } = get();
      const isMarked = unread.has(key);
      if (opened.has(key) && !(isMarked && isAnew)) return;
      put({
        opened: new Set([...opened, key]),
        ...(isMarked && isAnew ? { unread: new Set([...unread].filter((other) => other !== key)) } : {}),
      });
    },
    markUnread(key) {
      put({ unread: new Set([...get().unread, key]) });
    },
  };
}
