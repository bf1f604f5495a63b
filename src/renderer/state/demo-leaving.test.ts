import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asked, NOW, openDesk } from './test-fixtures.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const REMOVING = { phase: 'removing', detail: null };
const OFF = { phase: 'off', detail: null };

it('what the demo showed goes with it, and the next question that waits comes up', async () => {
  const { store, main } = await openDesk([asked('demo')]);
  expect(store.getState().selected).toBe('here/demo');
  main.push('demo:changed', REMOVING);
  main.change([], ['demo']);
  main.push('demo:changed', OFF);
  expect(store.getState().selected).toBeNull();

  main.change([asked('real')]);
  expect(store.getState().selected).toBe('here/real');
});

it('also when the inbox hears of it only after the removal has ended', async () => {
  const { store, main } = await openDesk([asked('demo'), asked('real')]);
  store.getState().select('here/demo');
  main.push('demo:changed', REMOVING);
  main.push('demo:changed', OFF);
  main.change([], ['demo']);
  expect(store.getState().selected).toBe('here/real');
});

it('the conversation with an agent of the demo gives way to the queue; another one stays', async () => {
  const { store, main } = await openDesk([asked('real')]);
  store.getState().chooseView({ kind: 'agent', accountId: 'here', channelId: 'agent' });
  main.push('demo:changed', REMOVING);
  main.push('demo:changed', OFF);
  main.change([asked('more')]);
  expect(store.getState().view.kind).toBe('agent');

  store.getState().chooseView({ kind: 'agent', accountId: 'here', channelId: 'of-the-demo' });
  main.push('demo:changed', REMOVING);
  expect(store.getState().view).toEqual({ kind: 'queue', queue: 'needs-review' });
});

it('a message that an agent deletes later is still said to be gone', async () => {
  const { store, main } = await openDesk([asked('one'), asked('two')]);
  store.getState().select('here/one');
  main.push('demo:changed', REMOVING);
  main.push('demo:changed', OFF);
  store.getState().select('here/two');
  main.change([], ['two']);
  expect(store.getState().selected).toBe('here/two');
});
