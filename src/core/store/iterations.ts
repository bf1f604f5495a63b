import { AppError } from '../../contract/errors.ts';
import { type ChainPlace, chainOf, checkIterable, nextPlace } from '../domain/iteration.ts';
import type { StoredMessage } from '../domain/message.ts';
import type { Database } from './database.ts';
import { MESSAGE_COLUMNS, type MessageRow, messageFromRow } from './message-row.ts';

/**
 * Finds the place of a new message after `predecessorId`, and makes the root number 1 of its chain when it was alone. Part
 * of a write step, so that two at once get two numbers. Raises `iteration_impossible` (contract.md 6.5).
 */
export function takeNextPlace(database: Database, predecessorId: string, channelId: string, now: number): ChainPlace {
  const row = database.get<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM messages WHERE id = :predecessorId`, {
    predecessorId,
  });
  const predecessor = checkIterable(row === null ? null : messageFromRow(row), channelId);
  const groupId = chainOf(predecessor);
  if (predecessor.iterationGroupId === null) {
    database.run(
      'UPDATE messages SET iteration_group_id = :groupId, iteration = 1, updated_at = :now WHERE id = :groupId',
      { groupId, now },
    );
  }
  const last = database.get<{ iteration: number | null }>(
    'SELECT max(iteration) AS iteration FROM messages WHERE iteration_group_id = :groupId',
    { groupId },
  );
  return nextPlace(groupId, last?.iteration ?? null);
}

/** Raises `iteration_linked` when other messages are in the chain of this one (contract.md 6.3). */
export function checkUnlinked(database: Database, message: StoredMessage): void {
  if (message.iterationGroupId === null) return;
  const another = database.get('SELECT 1 FROM messages WHERE iteration_group_id = :groupId AND id <> :id LIMIT 1', {
    groupId: message.iterationGroupId,
    id: message.id,
  });
  if (another !== null) throw new AppError('iteration_linked');
}

/** The messages of a chain, first to last. */
export function listChain(database: Database, groupId: string): StoredMessage[] {
  return database
    .all<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM messages WHERE iteration_group_id = :groupId ORDER BY iteration`, {
      groupId,
    })
    .map(messageFromRow);
}
