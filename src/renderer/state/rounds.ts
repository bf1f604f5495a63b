import type { Attachment, Message } from '../../contract/message.ts';
import { type Item, type ItemKey, itemKey } from './item.ts';

/** The question that a message is a round of; a first round carries its own id only once a second has come. */
function questionKey(accountId: string, message: Message): string {
  return itemKey(accountId, message.iterationGroupId ?? message.id);
}

const indexes = new WeakMap<ReadonlyMap<ItemKey, Item>, ReadonlyMap<string, readonly Item[]>>();

/** The rounds of every question that was asked more than once, worked out once per state of the inbox. */
function roundsByQuestion(items: ReadonlyMap<ItemKey, Item>): ReadonlyMap<string, readonly Item[]> {
  const found = indexes.get(items);
  if (found) return found;
  const index = new Map<string, Item[]>();
  for (const item of items.values()) {
    if (!item.message.iterationGroupId) continue;
    const key = questionKey(item.accountId, item.message);
    const rounds = index.get(key);
    if (rounds) rounds.push(item);
    else index.set(key, [item]);
  }
  indexes.set(items, index);
  return index;
}

/** Which round a message is, counted from 1. */
export function roundOf(message: Message): number {
  return message.iteration ?? 1;
}

/** The newest later round of the same question that asks something, or null. */
export function newerRoundOf(items: ReadonlyMap<ItemKey, Item>, item: Item): Item | null {
  const rounds = roundsByQuestion(items).get(questionKey(item.accountId, item.message)) ?? [];
  let newest: Item | null = null;
  for (const round of rounds) {
    if (round.message.review && roundOf(round.message) > roundOf(newest?.message ?? item.message)) newest = round;
  }
  return newest;
}

/** Changes whenever a round of the question comes or is written again, so that the chain is worth reading anew. */
export function roundsMark(items: ReadonlyMap<ItemKey, Item>, item: Item): string {
  const rounds = roundsByQuestion(items).get(questionKey(item.accountId, item.message)) ?? [];
  return rounds
    .filter(({ key }) => key !== item.key)
    .map(({ key, message }) => `${key}@${message.updatedAt ?? ''}`)
    .sort()
    .join();
}

/** A file by its name in two rounds; null where a round has none of that name. */
export interface FilePair {
  readonly name: string;
  readonly before: Attachment | null;
  readonly after: Attachment | null;
}

/** Files of two rounds side by side; of several with one name the first meets the first. */
export function pairFiles(before: readonly Attachment[], after: readonly Attachment[]): FilePair[] {
  const left = [...before];
  const pairs = after.map((file): FilePair => {
    const index = left.findIndex(({ filename }) => filename === file.filename);
    const [counterpart = null] = index < 0 ? [] : left.splice(index, 1);
    return { name: file.filename, before: counterpart, after: file };
  });
  return [...pairs, ...left.map((file) => ({ name: file.filename, before: file, after: null }))];
}

const TEXT_TYPES = /^(?:text\/|application\/(?:json|ld\+json|xml|x?-?yaml|toml|sql|javascript|x-sh)\b)|\+(?:json|xml)$/;
const TEXT_NAMES = /\.(?:md|txt|csv|json|ya?ml|toml|xml|html?|css|sql|sh|py|rb|go|rs|java|[cm]?[jt]sx?|diff|patch)$/i;

/** May a file be compared as text? */
export function isTextFile({ mimeType, filename }: Attachment): boolean {
  return TEXT_TYPES.test(mimeType) || TEXT_NAMES.test(filename);
}
