import type { Database } from './database.ts';
import { MESSAGE_COLUMNS, type MessageRow } from './message-row.ts';

/** What is looked for: a case-insensitive substring of the texts of one channel (contract.md 6.3). */
export interface MessageSearch {
  readonly channelId: string;
  /** Not empty. */
  readonly needle: string;
  readonly limit: number;
  /** Id of the last message seen, exclusive; null for the newest. A message of another channel finds nothing. */
  readonly cursor: string | null;
  /** Only messages with files. */
  readonly hasAttachments?: boolean;
}

/**
 * Puts up to `count` texts that wait for it into the index, oldest first, and answers how many. Inside of a write step.
 * Until then they are found all the same, by reading them.
 */
export function indexWaiting(database: Database, count: number): number {
  const waiting = database.all<Pick<Candidate, 'doc' | 'text'>>(
    `SELECT d.doc, m.text FROM search_documents d CROSS JOIN messages m ON m.id = d.message_id
     WHERE d.kind = 'waiting' ORDER BY d.doc LIMIT :count`,
    { count },
  );
  for (const { doc, text } of waiting) {
    database.run('INSERT INTO message_search (rowid, text) VALUES (CAST(:doc AS INTEGER), :text)', { doc, text });
    database.run(`UPDATE search_documents SET kind = 'indexed' WHERE doc = :doc`, { doc });
  }
  return waiting.length;
}

/** Says when it is time to index: after each so many messages, in a step of its own. */
export function createIndexer(database: Database): { noteMessage(): void } {
  let newCount = 0;
  return {
    noteMessage() {
      newCount += 1;
      if (newCount % INDEX_EVERY_COUNT !== 0) return;
      // What cannot be indexed now, because the disk is full, waits for the next time.
      database.write(() => indexWaiting(database, INDEX_EVERY_COUNT * 2)).catch(() => undefined);
    },
  };
}

interface Candidate {
  doc: number;
  message_id: string;
  text: string;
  has_files: number;
}

interface DocumentRange {
  readonly first: number;
  /** Exclusive. */
  readonly before: number;
}

type ReadCandidates = (range: DocumentRange, count: number) => Candidate[];

const INDEX_EVERY_COUNT = 64;
const TRIGRAM_CHARS = 3;
/** More would not narrow the search noticeably; the text itself is compared anyway. */
const TRIGRAMS_MAX = 24;
const INDEXED_CHUNK_COUNT = 200;
const SCANNED_CHUNK_COUNT = 8;
const WALK_CHUNK_COUNT = 2_000;
const DOCUMENTS_PER_CHANNEL = 2 ** 32;

/**
 * Finds messages by text, newest first. Three characters and more go through the trigram index, fewer walk through the
 * channel; both in chunks between which others get their turn, so that a long walk holds nobody up.
 */
export async function searchMessages(database: Database, search: MessageSearch): Promise<MessageRow[]> {
  const range = findRange(database, search);
  if (range === null) return [];
  const needle = Buffer.from(search.needle).toString().toLowerCase();
  const isHit = (candidate: Candidate): boolean =>
    (candidate.has_files === 1 || !search.hasAttachments) && candidate.text.toLowerCase().includes(needle);
  const find = (read: ReadCandidates, chunkCount: number) =>
    findHits(read, { range, chunkCount, limit: search.limit, isHit });

  const query = trigramQuery(needle);
  const isFewWithFiles = search.hasAttachments === true && hasFewWithFiles(database, search.channelId);
  const hits = isFewWithFiles
    ? await find(walkThroughFiles(database, search.channelId), WALK_CHUNK_COUNT)
    : query === null
      ? await find(walkThrough(database), WALK_CHUNK_COUNT)
      : [
          ...(await find(lookUp(database, query), INDEXED_CHUNK_COUNT)),
          ...(await find(readUnindexed(database, 'waiting'), INDEXED_CHUNK_COUNT)),
          ...(await find(readUnindexed(database, 'scanned'), SCANNED_CHUNK_COUNT)),
        ].sort((a, b) => b.doc - a.doc);
  return hits.slice(0, search.limit).flatMap(({ message_id }) => {
    const row = database.get<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM messages WHERE id = :message_id`, {
      message_id,
    });
    return row === null ? [] : [row];
  });
}

function findRange(database: Database, { channelId, cursor }: MessageSearch): DocumentRange | null {
  const channel = database.get<{ number: number }>('SELECT number FROM search_channels WHERE channel_id = :channelId', {
    channelId,
  });
  if (channel === null) return null;
  const first = channel.number * DOCUMENTS_PER_CHANNEL;
  const end = first + DOCUMENTS_PER_CHANNEL;
  if (cursor === null) return { first, before: end };
  const seen = database.get<{ doc: number }>('SELECT doc FROM search_documents WHERE message_id = :cursor', { cursor });
  return seen === null || seen.doc < first || seen.doc >= end ? null : { first, before: seen.doc };
}

interface Hunt {
  readonly range: DocumentRange;
  readonly chunkCount: number;
  readonly limit: number;
  readonly isHit: (candidate: Candidate) => boolean;
}

async function findHits(read: ReadCandidates, { range, chunkCount, limit, isHit }: Hunt): Promise<Candidate[]> {
  const hits: Candidate[] = [];
  let before = range.before;
  for (;;) {
    const chunk = read({ first: range.first, before }, chunkCount);
    for (const candidate of chunk) {
      if (hits.length < limit && isHit(candidate)) hits.push({ ...candidate, text: '' });
    }
    const last = chunk.at(-1);
    if (last === undefined || chunk.length < chunkCount || hits.length >= limit) return hits;
    before = last.doc;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

// CROSS JOIN keeps SQLite to this order: documents newest first, so that a limit ends the work. Numbers are bound as REAL,
// which FTS5 would take for no limit at all; hence the CAST.
const lookUp =
  (database: Database, query: string): ReadCandidates =>
  (range, count) =>
    database.all<Candidate>(
      `SELECT d.doc, d.message_id, m.text, m.has_files FROM message_search s
       CROSS JOIN search_documents d ON d.doc = s.rowid CROSS JOIN messages m ON m.id = d.message_id
       WHERE s.message_search MATCH :query AND s.rowid >= CAST(:first AS INTEGER) AND s.rowid < CAST(:before AS INTEGER)
       ORDER BY s.rowid DESC LIMIT :count`,
      { query, count, ...range },
    );

const readUnindexed =
  (database: Database, kind: 'scanned' | 'waiting'): ReadCandidates =>
  (range, count) =>
    database.all<Candidate>(
      `SELECT d.doc, d.message_id, m.text, m.has_files FROM search_documents d CROSS JOIN messages m ON m.id = d.message_id
       WHERE d.kind = '${kind}' AND d.doc >= :first AND d.doc < :before ORDER BY d.doc DESC LIMIT :count`,
      { count, ...range },
    );

const walkThrough =
  (database: Database): ReadCandidates =>
  (range, count) =>
    database.all<Candidate>(
      `SELECT d.doc, d.message_id, coalesce(m.text, '') AS text, m.has_files
       FROM search_documents d CROSS JOIN messages m ON m.id = d.message_id
       WHERE d.doc >= :first AND d.doc < :before ORDER BY d.doc DESC LIMIT :count`,
      { count, ...range },
    );

/** Up to one chunk of them; then reading them all is cheaper than looking up a word that many other texts have. */
function hasFewWithFiles(database: Database, channelId: string): boolean {
  const counted = database.get<{ count: number }>(
    `SELECT count(*) AS count FROM
       (SELECT 1 FROM messages WHERE channel_id = :channelId AND has_files = 1 LIMIT ${WALK_CHUNK_COUNT})`,
    { channelId },
  );
  return counted !== null && counted.count < WALK_CHUNK_COUNT;
}

const walkThroughFiles =
  (database: Database, channelId: string): ReadCandidates =>
  (range, count) =>
    database.all<Candidate>(
      `SELECT d.doc, d.message_id, coalesce(m.text, '') AS text, m.has_files
       FROM messages m CROSS JOIN search_documents d ON d.message_id = m.id
       WHERE m.channel_id = :channelId AND m.has_files = 1 AND d.doc >= :first AND d.doc < :before
       ORDER BY d.doc DESC LIMIT :count`,
      { channelId, count, ...range },
    );

/** The index's question for a text that holds the needle; null when the needle has no three characters to look up. */
function trigramQuery(needle: string): string | null {
  const chars = [...needle];
  const trigrams = new Set<string>();
  for (let at = 0; at + TRIGRAM_CHARS <= chars.length && trigrams.size < TRIGRAMS_MAX; at += 1) {
    const trigram = chars.slice(at, at + TRIGRAM_CHARS).join('');
    if (!trigram.includes('\0')) trigrams.add(`"${trigram.replaceAll('"', '""')}"`);
  }
  return trigrams.size === 0 ? null : [...trigrams].join(' AND ');
}
