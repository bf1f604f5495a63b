import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aStoredMessage, OWNER_ID, seedOwner } from '../../../tests/support/store-samples.ts';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { createMessageStore } from './messages.ts';
import { type OpenStore, openStore } from './open.ts';
import { createReviewStore } from './reviews.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let store: OpenStore;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  store = openStore(folder.path);
  await seedOwner(store.database);
});
afterEach(async () => {
  await store.close();
  await folder.remove();
});

const reviews = () => createReviewStore(store.database);
const messages = () => createMessageStore(store.database);
const APPROVED = { response: { selectedOption: 'approve' } };
/** Stores a message with a review of `seconds`, asked at 0. */
const ask = async (id: string, seconds = 60, channelId?: string) => {
  const wish = { review: { type: 'approval', expiresInSeconds: seconds }, ...(channelId ? { channelId } : {}) };
  return (await messages().create(aStoredMessage(id, wish))).message;
};

describe('answerReview', () => {
  it('stores the one response, and everything is there after the file was opened again', async () => {
    const asked = await ask('m');
    const given = { ...APPROVED, feedback: 'fine', modifiedFileIds: { old: 'new' } };
    const outcome = await reviews().answerReview('m', given, 1000);
    const expected = {
      ...asked,
      updatedAt: 1000,
      review: { ...asked.review, ...given, status: 'completed', completedAt: 1000 },
    };
    expect(outcome).toEqual({ kind: 'answered', message: expected });
    await store.close();
    store = openStore(folder.path);
    expect(await messages().find('m')).toEqual(expected);
  });

  it('of several at once takes the first', async () => {
    await ask('m');
    const kinds = (await Promise.all([1, 2, 3].map((now) => reviews().answerReview('m', APPROVED, now)))).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['answered', 'closed', 'closed']);
    expect((await messages().find('m'))?.review?.completedAt).toBe(1);
  });

  it('at the instant of expiry marks the review expired instead', async () => {
    await ask('m', 60);
    expect(await reviews().answerReview('m', APPROVED, 60_000)).toMatchObject({
      kind: 'overdue',
      message: { id: 'm', review: { status: 'expired', response: null } },
    });
    expect((await reviews().answerReview('m', APPROVED, 60_001)).kind).toBe('closed');
    expect(await reviews().expireOverdue(60_001)).toEqual([]);
  });

  it('finds nothing to answer where there is no message or no review', async () => {
    await messages().create(aStoredMessage('plain', { text: 'hi' }));
    for (const id of ['plain', 'unknown']) expect((await reviews().answerReview(id, APPROVED, 1)).kind).toBe('gone');
  });
});

describe('expireOverdue', () => {
  it('expires what is due, once, earliest first, and nothing else', async () => {
    await ask('late', 90);
    await ask('early', 30);
    await ask('answered', 10);
    await ask('later', 91);
    await reviews().answerReview('answered', APPROVED, 1);
    expect(await reviews().findNextExpiry()).toBe(30_000);
    const expired = await reviews().expireOverdue(90_000);
    expect(expired.map(({ id, review }) => [id, review?.status])).toEqual([
      ['early', 'expired'],
      ['late', 'expired'],
    ]);
    expect(await reviews().expireOverdue(90_000)).toEqual([]);
    expect(await reviews().findNextExpiry()).toBe(91_000);
  });

  it('run twice at once still expires each review once', async () => {
    await ask('m', 1);
    const runs = await Promise.all([reviews().expireOverdue(1000), reviews().expireOverdue(1000)]);
    expect(runs.map((expired) => expired.length)).toEqual([1, 0]);
  });

  it('has no next expiry when nothing is pending', async () => {
    expect(await reviews().findNextExpiry()).toBeNull();
    await messages().create(aStoredMessage('plain', { text: 'hi' }));
    expect(await reviews().findNextExpiry()).toBeNull();
  });
});

describe('list', () => {
  it('filters by status, and orders by creation, newest first', async () => {
    for (const [id, createdAt] of [
      ['a', 1],
      ['c', 2],
      ['b', 2],
    ] as const) {
      await messages().create(aStoredMessage(id, { createdAt, review: { type: 'approval', expiresInSeconds: 60 } }));
    }
    await messages().create(aStoredMessage('plain', { text: 'hi', createdAt: 3 }));
    await reviews().answerReview('a', APPROVED, 5);
    const listed = async (status: 'pending' | 'completed' | 'expired' | null, ownerId = OWNER_ID) =>
      (await reviews().list({ ownerId, status, channelId: null, limit: null, after: null })).map(({ id }) => id);
    expect(await listed(null)).toEqual(['c', 'b', 'a']);
    expect(await listed('pending')).toEqual(['c', 'b']);
    expect(await listed('completed')).toEqual(['a']);
    expect(await listed('expired')).toEqual([]);
    expect(await listed(null, 'somebody else')).toEqual([]);
    const part = { ownerId: OWNER_ID, status: null, channelId: null, limit: 1 };
    expect((await reviews().list({ ...part, after: null })).map(({ id }) => id)).toEqual(['c']);
    expect((await reviews().list({ ...part, after: { createdAt: 2, id: 'c' } })).map(({ id }) => id)).toEqual(['b']);
    expect((await reviews().list({ ...part, after: { createdAt: 2, id: 'b' } })).map(({ id }) => id)).toEqual(['a']);
  });
});
