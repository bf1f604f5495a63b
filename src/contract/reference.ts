import { z } from 'zod';
import { id } from './value.ts';

/** An account of this computer. */
export const accountReference = z.object({ accountId: id });

/** A channel of an account. */
export const channelReference = z.object({ accountId: id, channelId: id });

/** A file that an account's server has stored. */
export const fileReference = z.object({ accountId: id, fileId: id });

/** A message of an account: two servers may give two messages one id. */
export const messageReference = z.object({ accountId: id, messageId: id });
export type MessageReference = z.infer<typeof messageReference>;

/** Whether both name one message. */
export function isSameMessage(a: MessageReference, b: MessageReference): boolean {
  return a.accountId === b.accountId && a.messageId === b.messageId;
}
