import type { Attachment, Message } from '../../contract/message.ts';
import { type Item, itemKey } from './item.ts';
import type { ItemIndex } from './item-index.ts';

/** The question that a message is a round of; a first round carries its own id only once a second has come. */
function questionKey(accountId: string, message: Message): string {
  return itemKey(accountId, message.iterationGroupId ?? message.id);
}

/** The rounds of a message's question, when it was asked more than once. */
function roundsOf(items: ItemIndex, { accountId, message }: Item): Item[] {
  return items.roundsOf(questionKey(accountId, message)).flatMap((key) => items.get(key) ?? []);
}

/** Which round a message is, counted from 1. */
export function roundOf(message: Message): number {
  return message.iteration ?? 1;
}

/** The newest later round of the same question that asks something, or null. */
export function newerRoundOf(items: ItemIndex, item: Item): Item | null {
  let newest: Item | null = null;
  for (const round of roundsOf(items, item)) {
    if (round.message.review && roundOf(round.message) > roundOf(newest?.message ?? item.message)) newest = round;
  }
  return newest;
}

/** The earlier rounds that this window knows itself, newest first: for servers that cannot list them. */
export function knownEarlierRounds(items: ItemIndex, item: Item): Message[] {
  const earlier = roundsOf(items, item).map(({ message }) => message);
  return earlier.filter((message) => roundOf(message) < roundOf(item.message)).sort((a, b) => roundOf(b) - roundOf(a));
}

/** Changes whenever a round of the question comes or is written again, so that the chain is worth reading anew. */
export function roundsMark(items: ItemIndex, item: Item): string {
  return roundsOf(items, item)
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
