import type { KeyboardEvent } from 'react';
import type { Item } from '../../state/item.ts';
import type { ThreadRow } from './thread-rows.ts';

/** What a key does in a conversation: marks another message, quotes the marked one, brings its review up. */
export type ThreadKey =
  | { readonly kind: 'mark'; readonly key: string }
  | { readonly kind: 'quote' | 'open'; readonly item: Item };

/** Where the focus is: on the conversation, on one message, or on something inside a message. */
export type ThreadPlace = 'thread' | 'message' | 'inside';

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** The message `step` away from the marked one; the last one when none is marked. */
function messageAway(rows: readonly ThreadRow[], marked: number, step: 1 | -1): string | null {
  let index = marked < 0 ? rows.length - 1 : marked + step;
  while (rows[index]?.kind === 'day') index += step;
  return rows[index]?.key ?? null;
}

/** Decides what a key means that was pressed inside a conversation; null when it is not for the conversation. */
export function threadKey(
  pressed: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  place: ThreadPlace,
  rows: readonly ThreadRow[],
  marked: number,
): ThreadKey | null {
  const { key } = pressed;
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.shiftKey) return null;
  const step = STEPS[key];
  if (step !== undefined) {
    // Code and tables scroll by arrows themselves.
    if (key.startsWith('Arrow') && place === 'inside') return null;
    const away = messageAway(rows, marked, step);
    return away === null ? null : { kind: 'mark', key: away };
  }
  const row = rows[marked];
  if (row?.kind !== 'message') return null;
  if (key === 'r') return { kind: 'quote', item: row.item };
  return key === 'Enter' && place === 'message' && row.item.message.review ? { kind: 'open', item: row.item } : null;
}
