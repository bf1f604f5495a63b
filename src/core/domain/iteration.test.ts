import { describe, expect, it } from 'vitest';
import { aStoredMessage, CHANNEL_ID } from '../../../tests/support/store-samples.ts';
import { chainOf, checkIterable, nextPlace } from './iteration.ts';
import type { StoredMessage } from './message.ts';

const pending = aStoredMessage('m1', { review: { type: 'approval' } });
const withStatus = (status: 'completed' | 'expired'): StoredMessage => ({
  ...pending,
  review: pending.review && { ...pending.review, status },
});
const impossible = expect.objectContaining({ code: 'iteration_impossible' });

describe('checkIterable', () => {
  it('lets a completed or expired review of the channel be iterated on', () => {
    for (const status of ['completed', 'expired'] as const) {
      expect(checkIterable(withStatus(status), CHANNEL_ID).id).toBe('m1');
    }
  });

  it('refuses a pending review, a message without one, another channel’s, and none at all', () => {
    expect(() => checkIterable(pending, CHANNEL_ID)).toThrow(impossible);
    expect(() => checkIterable(aStoredMessage('m2'), CHANNEL_ID)).toThrow(impossible);
    expect(() => checkIterable(withStatus('completed'), 'elsewhere')).toThrow(impossible);
    expect(() => checkIterable(null, CHANNEL_ID)).toThrow(impossible);
  });
});

describe('the place in a chain', () => {
  it('begins a chain with the predecessor, or goes on with the one that it is in', () => {
    expect(chainOf(pending)).toBe('m1');
    expect(chainOf({ ...pending, iterationGroupId: 'm0', iteration: 4 })).toBe('m0');
  });

  it('is 2 after a root, and one more than the last after that', () => {
    expect(nextPlace('m1', null)).toEqual({ iterationGroupId: 'm1', iteration: 2 });
    expect(nextPlace('m1', 1)).toEqual({ iterationGroupId: 'm1', iteration: 2 });
    expect(nextPlace('m1', 7)).toEqual({ iterationGroupId: 'm1', iteration: 8 });
  });
});
