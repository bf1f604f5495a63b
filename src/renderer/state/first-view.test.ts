import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FirstView } from '../../contract/first-view.ts';
import type { Message } from '../../contract/message.ts';
import { DEFAULT_SETTINGS } from '../../contract/settings.ts';
import { createAppStore } from './app-store.ts';
import { startDesk } from './desk.ts';
import { waitingCount } from './queue.ts';
import { answered, asked, at, fakeMain, NOW, settled, snapshotOf } from './test-fixtures.ts';
import { queueSourceOf } from './view-slice.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const soon = asked('soon', {}, { expiresAt: at(5) });
const later = asked('later', {}, { expiresAt: at(50) });

const NO_TRIAGE = { snoozes: [], held: [], waiting: [], waitingMessages: [] };

function firstViewOf(messages: Message[], beyond = 0): FirstView {
  const { platform, version, accounts } = snapshotOf(messages);
  return {
    platform,
    version,
    accounts: accounts.map(({ hasMore: _hasMore, ...account }) => ({
      ...account,
      waitingBeyond: beyond === 0 ? {} : { agent: beyond },
    })),
    settings: { ...DEFAULT_SETTINGS, density: 'compact' },
    triage: NO_TRIAGE,
  };
}

/** A window that begins with a first view, while its program answers nothing until `arrive`. */
async function beginDesk(view: FirstView | null, truth: Message[]) {
  const main = fakeMain(snapshotOf(truth));
  let arrive = (): void => undefined;
  const isThere = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const late =
    <T>(answer: () => T) =>
    () =>
      isThere.then(answer);
  main.answers['first-view:read'] = () => view;
  main.answers['desktop:read'] = late(() => snapshotOf(truth));
  main.answers['settings:read'] = late(() => DEFAULT_SETTINGS);
  main.answers['triage:read'] = late(() => view?.triage ?? NO_TRIAGE);
  const keep = { getItem: () => null, setItem: () => undefined };
  const store = createAppStore({ bridge: main.bridge, keep });
  const { isFilled } = startDesk(store, main.bridge);
  await settled();
  return {
    store,
    main,
    isFilled,
    async arrive() {
      arrive();
      await settled();
    },
  };
}

it('shows what waited last before its program answers, with all counts, and opens the most urgent', async () => {
  const { store, isFilled } = await beginDesk(firstViewOf([later, soon], 40), []);
  await isFilled;
  const state = store.getState();
  expect(state).toMatchObject({ isLoaded: true, isFirstView: true, selected: 'here/soon' });
  expect(state.settings.density).toBe('compact');
  expect(state.order.rows).toEqual(['here/soon', 'here/later']);
  expect(waitingCount(queueSourceOf(state))).toBe(42);
  expect(waitingCount(queueSourceOf(state), 'here/agent')).toBe(42);
});

it('leaves out what has expired since', async () => {
  const { store } = await beginDesk(firstViewOf([asked('over', {}, { expiresAt: at(-1) }), soon]), []);
  expect(store.getState().order.rows).toEqual(['here/soon']);
});

it('puts everything in its place when the truth is there, keeps what is open, and says nothing of arrivals', async () => {
  const middle = asked('middle', {}, { expiresAt: at(20) });
  const { store, arrive } = await beginDesk(firstViewOf([soon, later], 1), [soon, later, middle]);
  store.getState().select('here/later');
  store.getState().changeDraft('here/later', { comment: 'half a thou' });
  await arrive();
  const state = store.getState();
  expect(state).toMatchObject({ isFirstView: false, selected: 'here/later', announcement: '' });
  expect(state.order).toEqual({ rows: ['here/soon', 'here/middle', 'here/later'], arrivals: [] });
  expect(state.drafts['here/later']?.comment).toBe('half a thou');
  expect(waitingCount(queueSourceOf(state))).toBe(3);
});

it('opens the most urgent when what was open has gone meanwhile', async () => {
  const { store, arrive } = await beginDesk(firstViewOf([soon, later]), [later]);
  expect(store.getState().selected).toBe('here/soon');
  await arrive();
  expect(store.getState()).toMatchObject({ selected: 'here/later', order: { rows: ['here/later'] } });
});

it('opens the most urgent when what was open was answered meanwhile, unless the person has written to it', async () => {
  const { store, arrive } = await beginDesk(firstViewOf([soon, later]), [answered(soon), later]);
  await arrive();
  expect(store.getState()).toMatchObject({ selected: 'here/later', order: { rows: ['here/later'] } });

  const other = await beginDesk(firstViewOf([soon, later]), [answered(soon), later]);
  other.store.getState().changeDraft('here/soon', { comment: 'half a thou' });
  await other.arrive();
  expect(other.store.getState()).toMatchObject({ selected: 'here/soon', order: { rows: ['here/later'] } });
});

it('leads nobody away from a page that was opened before the program was there', async () => {
  const { store, arrive } = await beginDesk(firstViewOf([soon, later]), [answered(soon), later]);
  store.getState().chooseView({ kind: 'page', page: 'settings' });
  const asked = store.getState().focusRequest.count;
  await arrive();
  expect(store.getState()).toMatchObject({ view: { kind: 'page' }, focusRequest: { count: asked } });
});

it('an answer that is given before the program is there is not open again when the truth comes, which is older', async () => {
  const { store, main, arrive } = await beginDesk(firstViewOf([soon, later]), [soon, later]);
  let setStored = (): void => undefined;
  main.answers['review:respond'] = () =>
    new Promise((resolve) => {
      setStored = () => resolve({ outcome: 'stored', detail: null });
    });
  const answering = store.getState().respond('here/soon', { selectedOption: 'approve' }, 'Approve');
  expect(store.getState().selected).toBe('here/later');
  await arrive();
  expect(store.getState().order.rows).toEqual(['here/later']);
  main.change([answered(soon)]);
  setStored();
  await answering;
  expect(store.getState().order.rows).toEqual(['here/later']);
});

it('is not shown over a truth that came first', async () => {
  const main = fakeMain(snapshotOf([soon]));
  let give = (): void => undefined;
  main.answers['first-view:read'] = () =>
    new Promise((resolve) => {
      give = () => resolve(firstViewOf([later]));
    });
  const store = createAppStore({ bridge: main.bridge, keep: { getItem: () => null, setItem: () => undefined } });
  startDesk(store, main.bridge);
  await settled();
  give();
  await settled();
  expect(store.getState()).toMatchObject({ isFirstView: false, order: { rows: ['here/soon'] } });
});

it('one that cannot be had is none', async () => {
  const main = fakeMain(snapshotOf([soon]));
  main.answers['first-view:read'] = () => Promise.reject(new Error('gone'));
  expect(await main.bridge.readFirstView()).toBeNull();
  main.answers['first-view:read'] = () => '{"accounts":';
  expect(await main.bridge.readFirstView()).toBeNull();
});

it('without one the window waits for the truth', async () => {
  const { store, arrive } = await beginDesk(null, [soon]);
  expect(store.getState().isLoaded).toBe(false);
  await arrive();
  expect(store.getState().order.rows).toEqual(['here/soon']);
});
