import { join } from 'node:path';
import { indexWaiting } from '../../src/core/store/message-search.ts';
import { openStore } from '../../src/core/store/open.ts';
import { loadSqliteEngine } from '../../src/sqlite/engine.ts';

const HOUR = 3_600_000;
/** One review of so many waits; the others are answered or have expired. */
const PENDING_EVERY = 5;
const SUBJECTS = ['the deploy of build', 'the refund of order', 'the new headline of page', 'access to dataset'];
const PAYLOAD = JSON.stringify({
  options: [
    { id: 'approve', label: 'Approve', style: 'primary' },
    { id: 'reject', label: 'Reject', style: 'danger' },
  ],
  allowComment: true,
});

/** Fills the folder of a program that has been started once with so many reviews, by SQL: what is measured is the window. */
export async function fillFolder(folder: string, count: number): Promise<void> {
  const handle = new (loadSqliteEngine().DatabaseSync)(join(folder, 'placet-desk.db'));
  const agent = handle.prepare('SELECT id, owner_id AS ownerId FROM agents').get() as { id: string; ownerId: string };
  handle.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; BEGIN');
  const insert = handle.prepare(
    `INSERT INTO messages (id, channel_id, owner_id, sender_type, sender_id, text, review_type, review_payload,
       review_status, review_expires_at, review_response, review_completed_at, created_at, updated_at)
     VALUES (?, ?, ?, 'agent', ?, ?, 'approval', ?, ?, ?, ?, ?, ?, ?)`,
  );
  const now = Date.now();
  for (let at = 0; at < count; at += 1) {
    const id = `c${String(at).padStart(24, '0')}`;
    const text = `May I go on with ${SUBJECTS[at % SUBJECTS.length]} ${at}?\n\nAll ${at % 977} tests are **green**.`;
    const createdAt = now - (count - at) * 400;
    const status = at % PENDING_EVERY === 0 ? 'pending' : at % PENDING_EVERY === 1 ? 'expired' : 'completed';
    // What waits does so for longer than any measurement takes.
    const expiresAt = status === 'expired' ? createdAt + 1_000 : now + 24 * HOUR + at * 10;
    const isAnswered = status === 'completed';
    const response = isAnswered ? '{"selectedOption":"approve"}' : null;
    const answeredAt = isAnswered ? createdAt + 500 : null;
    const review = [PAYLOAD, status, expiresAt, response, answeredAt];
    insert.run(id, agent.id, agent.ownerId, agent.id, text, ...review, createdAt, createdAt);
  }
  handle.exec('COMMIT');
  handle.close();
  const { database, close } = openStore(folder);
  while ((await database.write(() => indexWaiting(database, 20_000))) > 0);
  await close();
}
