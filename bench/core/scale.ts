import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgentStore } from '../../src/core/store/agents.ts';
import { indexWaiting } from '../../src/core/store/message-search.ts';
import { createMessageStore } from '../../src/core/store/messages.ts';
import { openStore } from '../../src/core/store/open.ts';
import { createReviewStore } from '../../src/core/store/reviews.ts';
import { loadSqliteEngine } from '../../src/sqlite/engine.ts';
import { CHANNEL_ID, OWNER_ID, seedOwner } from '../../tests/support/store-samples.ts';
import { type Finding, inMs, percentile, timesOf } from '../measures.ts';

const PENDING_COUNT = 100;
const CALLS = 200;
const GROWTH_MAX = 2;

/** What reading costs in a channel of so many messages; the largest may cost at most twice the smallest. */
export async function measureScale(sizes: readonly number[]): Promise<Finding[]> {
  const bySize = new Map<number, Record<string, number>>();
  for (const size of sizes) bySize.set(size, await measureSize(size));
  const [smallest = 0] = sizes;
  const largest = sizes.at(-1) ?? smallest;
  return Object.keys(bySize.get(smallest) ?? {}).map((what) => {
    const growth = (bySize.get(largest)?.[what] ?? 0) / (bySize.get(smallest)?.[what] ?? 1);
    const figures = sizes.map((size) => `${size / 1000}k ${inMs(bySize.get(size)?.[what] ?? 0)}`).join(', ');
    return {
      what,
      measured: `${figures}: ${growth.toFixed(2)} times`,
      target: `at most ${GROWTH_MAX} times`,
      isMet: growth <= GROWTH_MAX,
    };
  });
}

async function measureSize(size: number): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'placet-desk-bench-'));
  try {
    await fill(folder, size);
    const { database, close } = openStore(folder);
    const [messages, reviews, agents] = [
      createMessageStore(database),
      createReviewStore(database),
      createAgentStore(database),
    ];
    const page = { channelId: CHANNEL_ID, limit: 50, cursor: null, search: null };
    const readings: Record<string, (at: number) => Promise<unknown>> = {
      'first page of a channel': () => messages.listPage(page),
      'page in the middle': (at) => messages.listPage({ ...page, cursor: idOf(Math.floor(size / 2) + at) }),
      'search for a frequent word': () => messages.listPage({ ...page, search: 'deploy' }),
      'search for a rare word': () => messages.listPage({ ...page, search: 'Zanzibar' }),
      'search for what is not there': () => messages.listPage({ ...page, search: 'quixotic' }),
      'search for two letters': () => messages.listPage({ ...page, search: 'OY' }),
      'messages with files': () => messages.listPage({ ...page, hasAttachments: true }),
      'a frequent word in messages with files': () =>
        messages.listPage({ ...page, search: 'deploy', hasAttachments: true }),
      'pending reviews': () =>
        reviews.list({ ownerId: OWNER_ID, status: 'pending', channelId: null, limit: null, after: null }),
      'agents with last message and unread': () => agents.listWithActivity(OWNER_ID),
    };
    const medians: Record<string, number> = {};
    for (const [what, read] of Object.entries(readings)) {
      await timesOf(20, read);
      medians[what] = percentile(await timesOf(CALLS, read), 0.5);
    }
    await close();
    return medians;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const idOf = (at: number): string => `c${String(at).padStart(24, '0')}`;

/**
 * Fills a channel by SQL: what is measured is reading. 20 texts have the rare word; the newest reviews are pending; 100
 * messages have a file, none of them among the newest.
 */
async function fill(folder: string, size: number): Promise<void> {
  const store = openStore(folder);
  await seedOwner(store.database);
  await store.close();
  const handle = new (loadSqliteEngine().DatabaseSync)(join(folder, 'placet-desk.db'));
  handle.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; BEGIN');
  const insert = handle.prepare(
    `INSERT INTO messages (id, channel_id, owner_id, sender_type, sender_id, text, review_type, review_status,
       review_expires_at, created_at, updated_at)
     VALUES (?, ?, ?, 'agent', ?, ?, ?, ?, ?, ?, ?)`,
  );
  const attach = handle.prepare(
    `INSERT INTO attachments (id, message_id, channel_id, owner_id, filename, mime_type, size_bytes, storage_key, sha256,
       created_at)
     VALUES (?, ?, ?, ?, 'log.txt', 'text/plain', 1, ?, ?, ?)`,
  );
  const rareEvery = Math.floor(size / 20);
  const fileEvery = Math.floor(size / 200);
  const reviewEvery = 10;
  for (let at = 0; at < size; at += 1) {
    const word = at % rareEvery === 0 ? 'in Zanzibar' : `of build ${at}`;
    const text = `May I deploy the service ${word}? All ${at % 977} tests are green.`;
    const isReview = at % reviewEvery === 0;
    const isPending = isReview && at >= size - PENDING_COUNT * reviewEvery;
    const [type, status] = isReview ? ['approval', isPending ? 'pending' : 'completed'] : [null, null];
    const expiresAt = isReview ? Date.now() + 86_400_000 : null;
    insert.run(idOf(at), CHANNEL_ID, OWNER_ID, CHANNEL_ID, text, type, status, expiresAt, at, at);
    if (at % fileEvery === 0 && at < size / 2) {
      attach.run(`f${at}`, idOf(at), CHANNEL_ID, OWNER_ID, `uploads/f${at}`, `${at}`, at);
    }
  }
  handle.exec('COMMIT');
  handle.close();
  const { database, close } = openStore(folder);
  while ((await database.write(() => indexWaiting(database, 20_000))) > 0);
  await close();
}
