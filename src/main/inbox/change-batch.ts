import { PORTION_COUNT } from '../../contract/desktop-snapshot.ts';
import type { Message } from '../../contract/message.ts';
import type { UnnumberedChange } from '../desktop-state.ts';

type MessagesChange = Extract<UnnumberedChange, { kind: 'messages' }>;

/** After telling the window something, this long passes before it is told more: about two frames. */
const PAUSE_MS = 25;

/** Many changes as few: of each account the last word on itself, its agents and each of its messages. */
export function mergeChanges(changes: readonly UnnumberedChange[]): UnnumberedChange[] {
  const merged = new Map<string, UnnumberedChange>();
  for (const change of changes) {
    const name = `${change.kind} ${change.accountId}`;
    const before = merged.get(name);
    if (change.kind === 'messages' && before?.kind === 'messages') merged.set(name, mergeMessages(before, change));
    else merged.set(name, change);
  }
  return [...merged.values()];
}

function mergeMessages(first: MessagesChange, then: MessagesChange): MessagesChange {
  const upsert = new Map<string, Message>(first.upsert.map((message) => [message.id, message]));
  const remove = new Set(first.remove);
  for (const id of then.remove) {
    upsert.delete(id);
    remove.add(id);
  }
  for (const message of then.upsert) {
    upsert.set(message.id, message);
    remove.delete(message.id);
  }
  return { ...then, upsert: [...upsert.values()], remove: [...remove] };
}

/**
 * The same change in portions that the window reads one by one, without being busy with all of it, or holding all of its
 * text, at once.
 */
function inPortions(change: UnnumberedChange): UnnumberedChange[] {
  if (change.kind !== 'messages' || change.upsert.length <= PORTION_COUNT) return [change];
  const portions: MessagesChange[] = [];
  for (let from = 0; from < change.upsert.length; from += PORTION_COUNT) {
    const upsert = change.upsert.slice(from, from + PORTION_COUNT);
    portions.push({ ...change, upsert, remove: [], hasMore: true });
  }
  return [...portions.slice(0, -1), { ...change, upsert: portions.at(-1)?.upsert ?? [] }];
}

/** Collects changes and hands them on together. */
export interface ChangeBatch {
  add(change: UnnumberedChange): void;
}

/** Makes a batch: what comes alone goes at once, what comes in a burst goes every few frames. */
export function createChangeBatch(handOn: (changes: readonly UnnumberedChange[]) => void): ChangeBatch {
  let waiting: UnnumberedChange[] = [];
  let isPausing = false;

  const flush = (): void => {
    isPausing = false;
    if (waiting.length === 0) return;
    const changes = mergeChanges(waiting);
    waiting = [];
    isPausing = true;
    setTimeout(flush, PAUSE_MS);
    handOn(changes.flatMap(inPortions));
  };

  return {
    add(change) {
      waiting.push(change);
      if (isPausing) return;
      isPausing = true;
      // What belongs together, as a message and its agent's count, is said in one turn.
      setImmediate(flush);
    },
  };
}
