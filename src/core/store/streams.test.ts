import { afterEach, beforeEach, expect, it } from 'vitest';
import { aStoredMessage, CHANNEL_ID, seedOwner } from '../../../tests/support/store-samples.ts';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { LIMITS } from '../../contract/limits.ts';
import { createMessageStore, type MessageStore } from './messages.ts';
import { type OpenStore, openStore } from './open.ts';
import { createStreamStore, type StreamStore } from './streams.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let store: OpenStore;
let messages: MessageStore;
let streams: StreamStore;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  store = openStore(folder.path);
  await seedOwner(store.database);
  messages = createMessageStore(store.database);
  streams = createStreamStore(store.database);
});
afterEach(async () => {
  await store.close();
  await folder.remove();
});

const aStep = (id: string, streamId = 's') => ({
  id,
  channelId: CHANNEL_ID,
  streamId,
  text: `step ${id}`,
  toolHint: false,
  createdAt: 1,
});
const aDraft = (id: string, createdAt: number, streamState = 'streaming') =>
  messages.create(aStoredMessage(id, { text: 'a', streamId: id, streamState, createdAt }));

it('two steps at once get 0 and 1, in each stream by itself', async () => {
  const added = await Promise.all([aStep('a'), aStep('b'), aStep('c', 'other')].map((step) => streams.addStatus(step)));
  expect(added.map((step) => step?.index)).toEqual([0, 1, 0]);
  const listed = await streams.listStatus(CHANNEL_ID, ['s', 'unknown']);
  expect([...listed]).toEqual([['s', [added[0], added[1]]]]);
});

it('of very many steps the newest are kept, under the numbers that they had; other streams keep theirs', async () => {
  const { streamStepsCount } = LIMITS;
  await streams.addStatus(aStep('other', 'other'));
  await Promise.all(Array.from({ length: streamStepsCount + 2 }, (_, at) => streams.addStatus(aStep(`${at}`))));
  const listed = await streams.listStatus(CHANNEL_ID, ['s', 'other']);
  const indexes = listed.get('s')?.map(({ index }) => index) ?? [];
  expect([indexes.length, indexes[0], indexes.at(-1)]).toEqual([streamStepsCount, 2, streamStepsCount + 1]);
  expect(listed.get('other')).toHaveLength(1);
});

it('a step of a channel that is gone is none', async () => {
  expect(await streams.addStatus({ ...aStep('a'), channelId: 'gone' })).toBeNull();
});

it('two creations at once with one stream are one message', async () => {
  const made = await Promise.all(
    ['a', 'b'].map((id) => messages.create(aStoredMessage(id, { text: id, streamId: 's', streamState: 'streaming' }))),
  );
  expect(made.map(({ message, isNew }) => [message.id, isNew])).toEqual([
    ['a', true],
    ['a', false],
  ]);
});

it('a draft that changes twice within a millisecond is newer each time', async () => {
  await aDraft('m1', 10);
  const update = () => messages.changeDraft('m1', () => ({ text: 'b', streamState: 'streaming' }), 10);
  expect([(await update())?.updatedAt, (await update())?.updatedAt]).toEqual([11, 12]);
  expect((await messages.find('m1'))?.createdAt).toBe(10);
});

it('gives up only drafts that stream and were last touched before the instant', async () => {
  await Promise.all([aDraft('old', 10), aDraft('fresh', 20), aDraft('done', 10, 'complete')]);
  const aborted = await streams.abortUntouched(20, 100);
  expect(aborted.map(({ id, streamState, updatedAt }) => [id, streamState, updatedAt])).toEqual([
    ['old', 'aborted', 100],
  ]);
  expect(await streams.hasStreaming()).toBe(true);
  await streams.abortUntouched(21, 100);
  expect(await streams.hasStreaming()).toBe(false);
  expect((await messages.find('done'))?.streamState).toBe('complete');
});
