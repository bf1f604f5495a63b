import type { Message } from '../../contract/message.ts';
import type { JsonObject } from '../../contract/value.ts';

/** Longer payloads are rarely alike, and comparing them would cost more than it saves. */
const PAYLOAD_CHARS = 600;
const PAYLOAD_ENTRIES = 12;
/** So much of each kind is remembered; an inbox has few agents, and an agent few kinds of question. */
const REMEMBERED = 5_000;

const words = new Map<string, string>();
const payloads = new Map<string, JsonObject>();

function remembered<V>(known: Map<string, V>, name: string, value: V): V {
  const found = known.get(name);
  if (found !== undefined) return found;
  if (known.size >= REMEMBERED) known.clear();
  known.set(name, value);
  return value;
}

const word = (text: string): string => remembered(words, text, text);

function shared(payload: JsonObject): JsonObject {
  if (Object.values(payload).some((part) => Array.isArray(part) && part.length > PAYLOAD_ENTRIES)) return payload;
  const text = JSON.stringify(payload);
  return text.length > PAYLOAD_CHARS ? payload : remembered(payloads, text, payload);
}

/**
 * The same message, with the names and the payload that it has in common with others held once: a hundred thousand
 * messages of a few agents repeat a third of their memory. Messages are never changed in place, so sharing shows nowhere.
 */
export function withSharedWords(message: Message): Message {
  const { review } = message;
  // In place: the message has just been parsed for this window and nobody else holds it.
  message.channelId = word(message.channelId);
  message.senderType = word(message.senderType);
  if (message.senderId) message.senderId = word(message.senderId);
  if (message.updatedAt === message.createdAt) message.updatedAt = message.createdAt;
  if (!review) return message;
  review.type = word(review.type);
  review.status = word(review.status);
  if (review.completed_at === review.completedAt) review.completed_at = review.completedAt;
  if (review.payload) review.payload = shared(review.payload);
  if (review.response) review.response = shared(review.response);
  return message;
}
