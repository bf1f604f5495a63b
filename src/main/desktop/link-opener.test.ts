import { expect, it, vi } from 'vitest';
import { createLinkOpener, type LinkedAccount } from './link-opener.ts';

function opener(...accounts: LinkedAccount[]) {
  const heard = { onComing: vi.fn(), onReview: vi.fn(), onServer: vi.fn(), onNothing: vi.fn() };
  return { ...heard, links: createLinkOpener({ accounts: () => accounts, ...heard }) };
}
const account = (id: string, isRead: boolean, ...messages: string[]) => {
  const state = { id, isRead, messages, has: (messageId: string) => state.messages.includes(messageId) };
  return state;
};
const review = (messageId: string, accountId: string | null = null) => ({
  kind: 'review' as const,
  messageId,
  accountId,
});

it('shows a review of the account that the link names, or of the one that has it', () => {
  const { links, onReview, onComing } = opener(account('a', true, 'm1'), account('b', true, 'm1', 'm2'));
  links.open(review('m1', 'b'));
  links.open(review('m2'));
  expect(onReview.mock.calls.flat()).toEqual([
    { accountId: 'b', messageId: 'm1' },
    { accountId: 'b', messageId: 'm2' },
  ]);
  expect(onComing).toHaveBeenCalledTimes(2);
});

it('waits until the inbox is known, then shows it or says that it is not there', () => {
  const starting = account('a', false);
  const { links, onReview, onNothing } = opener(starting);
  links.open(review('m1', 'a'));
  links.settle();
  expect(onNothing).not.toHaveBeenCalled();
  starting.messages.push('m1');
  links.settle();
  expect(onReview).toHaveBeenCalledOnce();
  links.open(review('m9'));
  starting.isRead = true;
  links.settle();
  links.settle();
  expect(onNothing).toHaveBeenCalledOnce();
  links.open(review('m1', 'unknown'));
  expect(onNothing).toHaveBeenCalledTimes(2);
});

it('only proposes a server', () => {
  const { links, onServer, onReview } = opener();
  links.open({ kind: 'add', url: 'https://placet.example/' });
  expect(onServer).toHaveBeenCalledExactlyOnceWith('https://placet.example/');
  expect(onReview).not.toHaveBeenCalled();
});
