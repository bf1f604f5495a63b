import type { AppState } from './slice.ts';

/** What the person can see, in the words of `window:report-view`. */
interface Sight {
  readonly messageIds: string[];
  readonly channelId: string | null;
}

/** The message and the channel on the screen: in a narrow window only when the detail is the pane that shows. */
export function sightOf(state: AppState): Sight {
  const isOpen = state.view.kind !== 'page' && (!state.isNarrow || state.pane === 'detail');
  const item = state.selected === null || !isOpen ? undefined : state.data.items.get(state.selected);
  return {
    messageIds: item ? [item.message.id] : [],
    channelId: state.view.kind === 'agent' ? state.view.channelId : null,
  };
}
