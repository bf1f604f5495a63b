import type { Message } from '../../contract/message.ts';
import { REDACTED, type Review } from '../../contract/review.ts';
import { passwordFieldNames } from '../answers/given-answer.ts';

/**
 * A message without what no person shall see; the very same one when there is nothing of it. Some servers send an agent's
 * credentials along (contract.md R19), and what was typed into password fields (R18).
 */
export function withoutSecrets(message: Message): Message {
  const { review } = message;
  const response = review == null ? null : withoutPasswords(review);
  const hasCallback = review != null && 'callback' in review;
  if (!('agent' in message) && !hasCallback && response === (review?.response ?? null)) return message;
  const { agent: _agent, ...told } = message;
  if (review == null) return told;
  const { callback: _callback, ...rest } = review;
  return { ...told, review: { ...rest, ...(response === null ? {} : { response }) } };
}

function withoutPasswords(review: Review): Review['response'] {
  const response = review.response ?? null;
  if (response === null) return null;
  const hidden = passwordFieldNames(review).filter((name) => Object.hasOwn(response, name) && isShown(response[name]));
  return hidden.length === 0
    ? response
    : { ...response, ...Object.fromEntries(hidden.map((name) => [name, REDACTED])) };
}

function isShown(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== REDACTED;
}
