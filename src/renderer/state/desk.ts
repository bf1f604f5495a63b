import type { AppStore } from './app-store.ts';
import type { Bridge } from './bridge.ts';
import { startInboxSync } from './inbox-sync.ts';
import { prepareSearchWhenIdle } from './search/prepare-search.ts';
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

/** Tells the main process what is on the screen, whenever that changes. */
function reportSight(store: AppStore, bridge: Bridge): () => void {
  let told = '';
  function tell(): void {
    const sight = sightOf(store.getState());
    const now = JSON.stringify(sight);
    if (now === told) return;
    told = now;
    void bridge.call('window:report-view', sight);
  }
  tell();
  return store.subscribe(tell);
}

/** What arrives in the channel that the person is looking at is read. */
function markReadWhileOpen(store: AppStore, bridge: Bridge): () => void {
  return store.subscribe((state, before) => {
    if (state.view.kind !== 'agent' || state.isAway) return;
    if (state.data.agents === before.data.agents && state.isAway === before.isAway) return;
    const { accountId, channelId } = state.view;
    const agent = state.data.agents[accountId]?.find(({ id }) => id === channelId);
    if (agent && agent.unreadCount > 0) void bridge.call('channel:mark-read', { accountId, channelId });
  });
}

/** Connects a store with the main process; the returned function lets go of it. */
export function startDesk(store: AppStore, bridge: Bridge): () => void {
  const { replaceData, applyDataChange, setReadProblem, show, takeSettings, readSettings, readEdits } =
    store.getState();
  const stops = [
    reportSight(store, bridge),
    markReadWhileOpen(store, bridge),
    bridge.on('message:show', show),
    bridge.on('settings:changed', takeSettings),
    prepareSearchWhenIdle(store),
    startInboxSync(bridge, { replace: replaceData, apply: applyDataChange, fail: setReadProblem }),
  ];
  void readSettings();
  void readEdits();
  return () => {
    for (const stop of stops) stop();
  };
}
