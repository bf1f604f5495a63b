import { expect, it } from 'vitest';
import type { Account } from '../contract/account.ts';
import { PORTION_COUNT } from '../contract/desktop-snapshot.ts';
import type { Message } from '../contract/message.ts';
import { createDesktopState } from './desktop-state.ts';

const message = (id: string): Message => ({
  id,
  channelId: 'agent',
  senderType: 'agent',
  createdAt: '2026-11-23T12:00:00.000Z',
  attachments: [],
});
const many = (count: number): Message[] => Array.from({ length: count }, (_, at) => message(`m${at}`));

/** A state over inboxes of so many messages. */
function stateOf(counts: Record<string, number>) {
  const account = (id: string) => ({
    info: () => ({ id }) as Account,
    inbox: { agents: () => [], messages: () => many(counts[id] ?? 0) },
  });
  const accounts = Object.keys(counts).map(account);
  return createDesktopState({ platform: 'linux', version: '1', accounts: () => accounts });
}

it('answers a large inbox in portions that hold each message once', () => {
  const state = stateOf({ small: 3, large: 2 * PORTION_COUNT + 1 });
  const { revision, accounts } = state.snapshot();
  const [small, large] = accounts;
  expect(small).toMatchObject({ messages: many(3), hasMore: false });
  const read = [...(large?.messages ?? [])];
  let hasMore = large?.hasMore;
  while (hasMore) {
    const portion = state.more({ revision, accountId: 'large', from: read.length });
    read.push(...portion.messages);
    hasMore = portion.hasMore;
  }
  expect(read).toEqual(many(2 * PORTION_COUNT + 1));
});

it('has nothing more of a snapshot that is older than the last one', () => {
  const state = stateOf({ large: 2 * PORTION_COUNT });
  const { revision } = state.snapshot();
  state.record({ kind: 'account-removed', accountId: 'gone' });
  state.snapshot();
  expect(() => state.more({ revision, accountId: 'large', from: PORTION_COUNT })).toThrow();
});
