import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSeededStore } from '../../../tests/support/seeded-store.ts';
import { aStoredAgent, aStoredMessage, CHANNEL_ID } from '../../../tests/support/store-samples.ts';
import { createAgentStore } from './agents.ts';
import { indexWaiting, searchMessages } from './message-search.ts';
import { createMessageStore, type MessageStore } from './messages.ts';
import type { OpenStore } from './open.ts';

let store: OpenStore;
let messages: MessageStore;
beforeEach(async () => {
  store = await openSeededStore();
  messages = createMessageStore(store.database);
});
afterEach(() => store.close());

const storeTexts = async (texts: readonly (string | null)[], channelId = CHANNEL_ID) => {
  for (const [at, text] of texts.entries()) {
    await messages.create(aStoredMessage(`${channelId}-${at}`, { text, channelId, createdAt: at }));
  }
};
const found = async (needle: string, wish: { limit?: number; cursor?: string | null; channelId?: string } = {}) => {
  const search = { channelId: CHANNEL_ID, needle, limit: 50, cursor: null, ...wish };
  return (await searchMessages(store.database, search)).map(({ text }) => text);
};

describe.each([
  ['whose texts are in the index', true],
  ['whose texts still wait for it', false],
])('a search in a channel %s', (_, isIndexed) => {
  const tell = async (...wish: Parameters<typeof storeTexts>) => {
    await storeTexts(...wish);
    if (isIndexed) await store.database.write(() => indexWaiting(store.database, 1_000));
  };

  it.each([
    ['one', ['Stone', 'ONE']],
    ['NE', ['Stone', 'ONE']],
    ['e', ['ether', 'Stone', 'ONE']],
    ['äÖ', ['ÄÖÜ']],
    ['äöü', ['ÄÖÜ']],
    ['%_\\', ['100%_\\']],
    ['"o"', ['say "O"']],
    ['on e', []],
  ])('for %j finds it anywhere in a text, in either case, newest first', async (needle, expected) => {
    await tell(['ONE', null, '', 'Stone', 'ÄÖÜ', '100%_\\', 'say "O"', 'ether']);
    expect(await found(needle)).toEqual(expected);
  });

  it('takes odd needles for what they are', async () => {
    await tell(['before\0after', 'plain']);
    for (const needle of ['after', '\0af', 'e\0a', '\0']) expect(await found(needle)).toEqual(['before\0after']);
    for (const needle of ['\ud800', 'NEAR(', 'AND', 'a*', '^abc', 'x'.repeat(100_000)]) {
      expect(await found(needle)).toEqual([]);
    }
  });

  it('finds in a text that is too long for the index, in order with the others', async () => {
    const long = `${'x'.repeat(20_000)} needle`;
    await tell(['needle 1', long, 'needle 2', long]);
    expect((await found('Needle')).map((text) => text?.length)).toEqual([long.length, 8, long.length, 8]);
    expect((await found('Needle', { limit: 2 })).map((text) => text?.length)).toEqual([long.length, 8]);
  });

  it.each(['hit', 'it'])('pages through %j so that each is seen once', async (needle) => {
    await tell(Array.from({ length: 450 }, (_, at) => (at % 3 === 0 ? `hit ${at}` : 'other')));
    const seen: (string | null)[] = [];
    let cursor: string | null = null;
    for (;;) {
      const search = { channelId: CHANNEL_ID, needle, limit: 40, cursor };
      const page = await searchMessages(store.database, search);
      seen.push(...page.map(({ text }) => text));
      cursor = page.at(-1)?.id ?? null;
      if (page.length < 40) break;
    }
    expect(seen).toEqual(Array.from({ length: 150 }, (_, at) => `hit ${447 - at * 3}`));
  });

  it('keeps to its channel, and knows no cursor of another', async () => {
    const other = 'other00000000000000000000';
    await createAgentStore(store.database).create(aStoredAgent({ id: other }));
    await tell(['mine']);
    await tell(['mine, too'], other);
    expect(await found('mine')).toEqual(['mine']);
    expect(await found('mine', { channelId: other })).toEqual(['mine, too']);
    expect(await found('mine', { cursor: `${other}-0` })).toEqual([]);
    expect(await found('mine', { cursor: 'none' })).toEqual([]);
    expect(await found('mine', { channelId: 'none' })).toEqual([]);
  });

  it('follows a text that changes, and forgets one that is deleted', async () => {
    await tell(['first words', null]);
    const change = (at: number, text: string | null) =>
      store.database.write(() =>
        store.database.run('UPDATE messages SET text = :text WHERE id = :id', { id: `${CHANNEL_ID}-${at}`, text }),
      );
    await change(0, 'second');
    await change(1, 'second, too');
    expect(await found('first')).toEqual([]);
    expect(await found('second')).toEqual(['second, too', 'second']);
    await change(1, `${'x'.repeat(20_000)}second`);
    expect(await found('second')).toHaveLength(2);
    await change(1, null);
    await messages.delete(`${CHANNEL_ID}-0`);
    expect(await found('second')).toEqual([]);
    expect(store.database.all('SELECT rowid FROM message_search')).toEqual([]);
  });
});
