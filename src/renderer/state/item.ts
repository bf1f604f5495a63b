import type { Message } from '../../contract/message.ts';
import type { MessageReference } from '../../contract/reference.ts';

/** Names a message over all accounts: two servers may use one id for different messages. */
export type ItemKey = string;

/** A message together with the account that it belongs to. */
export interface Item {
  readonly key: ItemKey;
  readonly accountId: string;
  readonly message: Message;
}

/** The key of a message of an account. */
export function itemKey(accountId: string, messageId: string): ItemKey {
  return `${accountId}/${messageId}`;
}

/** The key of an agent over all accounts; a channel has the id of its agent. */
export function agentKey(accountId: string, channelId: string): string {
  return `${accountId}/${channelId}`;
}

/** How calls to the main process name a message. */
export function referenceOf({ accountId, message }: Item): MessageReference {
  return { accountId, messageId: message.id };
}
