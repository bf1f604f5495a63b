import type { AppStore } from './app-store.ts';
import type { ItemKey } from './item.ts';
import type { View } from './queue.ts';
import type { AppState } from './slice.ts';

const NEEDS_REVIEW: View = { kind: 'queue', queue: 'needs-review' };

function isGone({ data }: AppState, view: View): boolean {
  return view.kind === 'agent' && !data.agents[view.accountId]?.some(({ id }) => id === view.channelId);
}

/**
 * What of the demo was on the screen when it was removed goes with it, and what waits next comes up: nobody has to be told
 * that it is gone who has just asked for that.
 */
export function leaveWithDemo(store: AppStore): () => void {
  let shown: { readonly view: View; readonly selected: ItemKey | null } | null = null;
  let isLeaving = false;
  return store.subscribe((state) => {
    if (isLeaving) return;
    const { demo, view, selected, data } = state;
    if (demo.phase === 'removing') shown = { view, selected };
    if (shown === null) return;
    if (view !== shown.view || selected !== shown.selected) {
      shown = null;
      return;
    }
    // On a page nothing of it is in sight, and a list opens what is there when it is gone to.
    const isSelectedGone = view.kind === 'queue' && selected !== null && !data.items.has(selected);
    if (!isSelectedGone && !isGone(state, view)) return;
    shown = null;
    isLeaving = true;
    state.chooseView(NEEDS_REVIEW);
    state.openMostUrgent();
    isLeaving = false;
  });
}
