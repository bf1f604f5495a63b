import type { DesktopSnapshot } from '../../contract/desktop-snapshot.ts';
import type { AppStore } from './app-store.ts';
import type { Bridge } from './bridge.ts';
import { leaveWithDemo } from './demo-leaving.ts';
import { watchExpiry } from './expiry-watch.ts';
import { startInboxSync } from './inbox-sync.ts';
import { prepareSearchWhenIdle } from './search/prepare-search.ts';
import { sightOf } from './sight.ts';

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

/** What is on the screen of one who looks has been read. */
function markOpenedOnScreen(store: AppStore): () => void {
  let seen: string | null = null;
  let isInSight = false;
  return store.subscribe((state) => {
    const { selected } = state;
    const wasInSight = isInSight && selected === seen;
    isInSight = !state.isAway && sightOf(state).messageIds.length > 0;
    if (selected === null || !isInSight || wasInSight) return;
    // What comes up by itself at the start does not undo a mark of the last time.
    const isAnew = seen !== null && selected !== seen;
    seen = selected;
    state.markOpened(selected, isAnew);
  });
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

/** A store that is connected with the main process. */
export interface Desk {
  /** Settles when the store holds what there is to show, or why it cannot be read. */
  readonly isFilled: Promise<void>;
  /** Lets go of it. */
  stop(): void;
}

/** Connects a store with the main process. */
export function startDesk(store: AppStore, bridge: Bridge): Desk {
  const { replaceData, applyDataChange, setReadProblem, show, takeSettings, readSettings, readEdits } =
    store.getState();
  const { takeTriage, takeEnded, takeMessageEnded, readTriage, takeDemo, readDemo } = store.getState();
  const stops = [
    reportSight(store, bridge),
    markReadWhileOpen(store, bridge),
    markOpenedOnScreen(store),
    watchExpiry(store),
    leaveWithDemo(store),
    bridge.on('message:show', show),
    bridge.on('queue:show', () => {
      store.getState().chooseView({ kind: 'queue', queue: 'needs-review' });
      store.getState().openMostUrgent();
    }),
    bridge.on('account:suggest', ({ url }) => store.getState().suggestAccount(url)),
    bridge.on('window:say', ({ text }) => store.getState().say({ tone: 'problem', text, about: null })),
    bridge.on('settings:changed', takeSettings),
    prepareSearchWhenIdle(store),
    bridge.on('triage:changed', takeTriage),
    bridge.on('answer:ended', takeEnded),
    bridge.on('demo:changed', takeDemo),
    bridge.on('message:ended', takeMessageEnded),
  ];
  const begun = bridge.readFirstView().then((view) => {
    if (view === null) return new Promise<never>(() => undefined);
    store.getState().beginWith(view);
    return undefined;
  });
  const settings = readSettings();
  let fill = (): void => undefined;
  const isRead = new Promise<void>((resolve) => {
    fill = resolve;
  });
  const sink = {
    replace(snapshot: DesktopSnapshot) {
      replaceData(snapshot);
      fill();
    },
    apply: applyDataChange,
    fail(sentence: string | null) {
      setReadProblem(sentence);
      if (sentence !== null) fill();
    },
  };
  // What is put off must be known before the first review comes up by itself.
  stops.push(startInboxSync(bridge, sink, readTriage()));
  void readEdits();
  void readDemo();
  return {
    isFilled: Promise.race([begun, Promise.all([isRead, settings])]).then(() => undefined),
    stop() {
      for (const stop of stops) stop();
    },
  };
}
