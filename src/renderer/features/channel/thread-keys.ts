import type { Item } from '../../state/item.ts';
import type { CommandId } from '../keys/command.ts';
import type { ThreadRow } from './thread-rows.ts';

/** What a key does in a conversation: marks another message, or brings the review of the marked one up. */
export type ThreadKey =
  | { readonly kind: 'mark'; readonly key: string }
  | { readonly kind: 'open'; readonly item: Item };

/** Where the focus is: on the conversation, on one message, or on something inside a message. */
export type ThreadPlace = 'thread' | 'message' | 'inside';

const STEPS: Partial<Record<CommandId, 1 | -1>> = { next: 1, previous: -1 };

/** The message `step` away from the marked one; the last one when none is marked. */
function messageAway(rows: readonly ThreadRow[], marked: number, step: 1 | -1): string | null {
  let index = marked < 0 ? rows.length - 1 : marked + step;
  while (rows[index]?.kind === 'day') index += step;
  return rows[index]?.key ?? null;
}

/**
 * Decides what a combination means that was pressed inside a conversation, and that stands for `command` everywhere
 * else; null when it is not for the conversation.
 */
export function threadKey(
  combination: string,
  command: CommandId | undefined,
  place: ThreadPlace,
  rows: readonly ThreadRow[],
  marked: number,
): ThreadKey | null {
  const step = command && STEPS[command];
  if (step !== undefined) {
    // Code and tables scroll by arrows themselves.
    if (combination.startsWith('Arrow') && place === 'inside') return null;
    const away = messageAway(rows, marked, step);
    return away === null ? null : { kind: 'mark', key: away };
  }
  const row = rows[marked];
  if (row?.kind !== 'message') return null;
  return combination === 'Enter' && place === 'message' && row.item.message.review
    ? { kind: 'open', item: row.item }
    : null;
}
