import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import type { Message } from '../../contract/message.ts';
import { createWaiting, type WaitingAccount, type WaitingNow } from './waiting.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function asked(id: string, change: Partial<Message> = {}, status = 'pending'): Message {
  return aMessage({ id, review: aReview({ status }), ...change });
}

describe('promise 2: the badge counts what the list holds', () => {
  it('over all accounts, once for each crowd of changes', () => {
    const here = [
      asked('plain', { review: null }),
      asked('waits'),
      asked('answered', {}, 'completed'),
      asked('snoozed'),
      asked('round 1', { iterationGroupId: 'g', iteration: 1 }),
      asked('round 2', { iterationGroupId: 'g', iteration: 2 }),
    ];
    const accounts: WaitingAccount[] = [
      { accountId: 'here', messages: here, needsSignIn: false },
      // The same ids elsewhere are other messages.
      { accountId: 'there', messages: [asked('snoozed'), asked('waits')], needsSignIn: true },
    ];
    const heard: WaitingNow[] = [];
    const waiting = createWaiting({
      accounts: () => accounts,
      away: () => [{ accountId: 'here', messageId: 'snoozed' }],
      onChange: (now) => heard.push(now),
    });
    for (let at = 0; at < 50; at += 1) waiting.follow();
    vi.advanceTimersByTime(1_000);
    expect(heard).toHaveLength(1);
    expect(waiting.now()).toMatchObject({ count: 4, needsSignIn: true });
    expect(waiting.now().reviews.map(({ message }) => message.id)).toEqual([
      'waits',
      'snoozed',
      'round 2',
      'snoozed',
      'waits',
    ]);
    accounts.pop();
    waiting.follow();
    // Whoever asks has the truth at once, and with it what happened while the program was ending.
    expect(waiting.now()).toMatchObject({ count: 2, needsSignIn: false });
    vi.advanceTimersByTime(1_000);
    expect(heard).toHaveLength(2);
    accounts.pop();
    waiting.stop();
    waiting.follow();
    expect(waiting.now()).toMatchObject({ count: 0 });
    vi.advanceTimersByTime(1_000);
    expect(heard).toHaveLength(2);
  });
});
