import { afterEach, beforeEach, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../../tests/support/manual-clock.ts';
import { aStoredAgent, aStoredMessage, seedOwner } from '../../../tests/support/store-samples.ts';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { type CoreEvent, createEventBus, type EventBus } from '../domain/events.ts';
import type { StoredMessage } from '../domain/message.ts';
import { systemPorts } from '../ports.ts';
import { createMessageStore, type MessageStore } from '../store/messages.ts';
import { type OpenStore, openStore } from '../store/open.ts';
import { createStreamStore } from '../store/streams.ts';
import { createStreamSweeper, type StreamSweeper } from './stream-sweeper.ts';

const MINUTE = 60_000;

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let store: OpenStore;
let messages: MessageStore;
let clock: ManualClock;
let events: EventBus;
let published: CoreEvent[];
let sweeper: StreamSweeper;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  store = openStore(folder.path);
  await seedOwner(store.database);
  messages = createMessageStore(store.database);
  clock = createManualClock();
  events = createEventBus((error) => {
    throw error;
  });
  published = [];
  events.subscribe((event) => void published.push(event));
  sweeper = createStreamSweeper(createStreamStore(store.database), events, { ...systemPorts(), clock });
});
afterEach(async () => {
  sweeper.stop();
  await store.close();
  await folder.remove();
});

const atRest = async () => {
  await store.database.write(() => undefined);
  await store.database.write(() => undefined);
};
const aDraft = async (id: string): Promise<StoredMessage> => {
  const wished = aStoredMessage(id, { text: 'a', streamId: id, streamState: 'streaming', createdAt: clock.now() });
  const { message } = await messages.create(wished);
  events.publish({ kind: 'message:created', message, agent: aStoredAgent() });
  return message;
};
const passMinutes = async (count: number) => {
  for (let minute = 0; minute < count; minute += 1) {
    clock.advance(MINUTE);
    await atRest();
  }
};
const stateOf = async (id: string) => (await messages.find(id))?.streamState;

it('gives up at start what is older than a minute, without an event, and watches the rest', async () => {
  await aDraft('old');
  clock.advance(MINUTE + 1);
  await aDraft('fresh');
  published.length = 0;
  await sweeper.start();
  expect([await stateOf('old'), await stateOf('fresh')]).toEqual(['aborted', 'streaming']);
  expect(published).toEqual([]);
  expect(clock.runningDelaysMs()).toEqual([MINUTE]);
});

it('has no timer while nothing streams, and one however many drafts there are', async () => {
  await sweeper.start();
  expect(clock.runningDelaysMs()).toEqual([]);
  const drafts = [await aDraft('a'), await aDraft('b')];
  expect(clock.runningDelaysMs()).toEqual([MINUTE]);
  for (const { id } of drafts) {
    const message = await messages.changeDraft(id, ({ text }) => ({ text, streamState: 'complete' }), clock.now());
    expect(clock.runningDelaysMs()).toEqual([MINUTE]);
    if (message !== null) events.publish({ kind: 'message:updated', message });
    await atRest();
  }
  expect(clock.runningDelaysMs()).toEqual([]);
});

it('rests when the last draft is deleted', async () => {
  await sweeper.start();
  const { id, channelId, ownerId } = await aDraft('a');
  await messages.delete(id);
  events.publish({ kind: 'message:deleted', messageId: id, channelId, ownerId });
  await atRest();
  expect(clock.runningDelaysMs()).toEqual([]);
});

it('gives up a draft that was untouched for five minutes, announces it once, and rests', async () => {
  await sweeper.start();
  const { id } = await aDraft('a');
  await passMinutes(5);
  expect(await stateOf(id)).toBe('streaming');
  await passMinutes(1);
  expect(await stateOf(id)).toBe('aborted');
  await passMinutes(3);
  const updates = published.filter(({ kind }) => kind === 'message:updated');
  expect(updates).toEqual([{ kind: 'message:updated', message: await messages.find(id) }]);
  expect(clock.runningDelaysMs()).toEqual([]);
});

it('leaves a draft alone that is touched again and again', async () => {
  await sweeper.start();
  const { id } = await aDraft('a');
  for (let round = 0; round < 4; round += 1) {
    await passMinutes(4);
    await messages.changeDraft(id, ({ streamState }) => ({ text: `${round}`, streamState }), clock.now());
  }
  expect(await stateOf(id)).toBe('streaming');
});
