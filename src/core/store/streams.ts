import { LIMITS } from '../../contract/limits.ts';
import type { StoredMessage } from '../domain/message.ts';
import type { DraftChange, StoredStatusEvent } from '../domain/stream.ts';
import type { Database } from './database.ts';
import { MESSAGE_COLUMNS, type MessageRow, messageFromRow } from './message-row.ts';

/** The draft of a stream; null when there is none. */
export function findDraft(database: Database, channelId: string, streamId: string): StoredMessage | null {
  const row = database.get<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE channel_id = :channelId AND stream_id = :streamId`,
    { channelId, streamId },
  );
  return row === null ? null : messageFromRow(row);
}

/** Changes a draft; part of a write step. */
export function replaceDraft(
  database: Database,
  draft: StoredMessage,
  { text, streamState }: DraftChange,
  now: number,
): StoredMessage {
  // Later than before even within one millisecond, so that readers can tell which copy is newer.
  const updatedAt = Math.max(now, draft.updatedAt + 1);
  database.run(
    'UPDATE messages SET text = :text, stream_state = :streamState, updated_at = :updatedAt WHERE id = :id',
    { id: draft.id, text, streamState, updatedAt },
  );
  return { ...draft, text, streamState, updatedAt };
}

/** The steps of streams, and drafts that nobody goes on with (contract.md 6.4). */
export interface StreamStore {
  /**
   * Adds a step with the next number of its stream; of very many, the oldest goes. Null when there is no such channel.
   */
  addStatus(step: Omit<StoredStatusEvent, 'index'>): Promise<StoredStatusEvent | null>;
  /** The steps of some streams of a channel, by stream, in order. */
  listStatus(
    channelId: string,
    streamIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly StoredStatusEvent[]>>;
  /** Gives up drafts that were last changed before an instant, and answers them. */
  abortUntouched(before: number, now: number): Promise<StoredMessage[]>;
  hasStreaming(): Promise<boolean>;
}

interface StatusRow {
  id: string;
  channel_id: string;
  stream_id: string;
  position: number;
  text: string;
  tool_hint: number;
  created_at: number;
}

export function createStreamStore(database: Database): StreamStore {
  return {
    addStatus: (step) =>
      database.write(() => {
        const { id, channelId, streamId, text, toolHint, createdAt } = step;
        if (database.get('SELECT 1 FROM agents WHERE id = :channelId', { channelId }) === null) return null;
        const last = database.get<{ position: number | null }>(
          'SELECT max(position) AS position FROM status_events WHERE channel_id = :channelId AND stream_id = :streamId',
          { channelId, streamId },
        );
        const index = (last?.position ?? -1) + 1;
        database.run(
          `INSERT INTO status_events (id, channel_id, stream_id, position, text, tool_hint, created_at)
           VALUES (:id, :channelId, :streamId, :index, :text, :toolHint, :createdAt)`,
          { id, channelId, streamId, index, text, toolHint: toolHint ? 1 : 0, createdAt },
        );
        database.run(
          'DELETE FROM status_events WHERE channel_id = :channelId AND stream_id = :streamId AND position <= :last',
          { channelId, streamId, last: index - LIMITS.streamStepsCount },
        );
        return { ...step, index };
      }),
    async listStatus(channelId, streamIds) {
      const steps = new Map<string, StoredStatusEvent[]>();
      if (streamIds.length === 0) return steps;
      const rows = database.all<StatusRow>(
        `SELECT * FROM status_events WHERE channel_id = :channelId AND stream_id IN (SELECT value FROM json_each(:streamIds))
         ORDER BY stream_id, position`,
        { channelId, streamIds: JSON.stringify(streamIds) },
      );
      for (const row of rows) {
        const ofStream = steps.get(row.stream_id) ?? [];
        ofStream.push(statusFromRow(row));
        steps.set(row.stream_id, ofStream);
      }
      return steps;
    },
    abortUntouched: (before, now) =>
      database.write(() =>
        database
          .all<MessageRow>(
            `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE stream_state = 'streaming' AND updated_at < :before
             ORDER BY updated_at`,
            { before },
          )
          .map(messageFromRow)
          .map((draft) => replaceDraft(database, draft, { text: draft.text, streamState: 'aborted' }, now)),
      ),
    hasStreaming: async () => database.get(`SELECT 1 FROM messages WHERE stream_state = 'streaming' LIMIT 1`) !== null,
  };
}

function statusFromRow(row: StatusRow): StoredStatusEvent {
  return {
    id: row.id,
    channelId: row.channel_id,
    streamId: row.stream_id,
    index: row.position,
    text: row.text,
    toolHint: row.tool_hint === 1,
    createdAt: row.created_at,
  };
}
