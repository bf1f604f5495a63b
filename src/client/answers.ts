import type { JsonObject, ReviewResponses, ReviewType } from './questions.ts';

/** Where a message is. */
export interface MessageReference {
  readonly messageId: string;
  readonly channelId: string;
}

/** A review as the server has it. */
export interface Review {
  readonly type: string;
  readonly payload?: JsonObject | null;
  /** `pending`, `completed` or `expired`; older servers have further words. */
  readonly status: string;
  readonly expiresAt?: string | null;
  readonly response?: JsonObject | null;
  readonly feedback?: string | null;
  readonly modifiedFileIds?: Readonly<Record<string, string>> | null;
  readonly completedAt?: string | null;
}

/** A file of a message; its size is in bytes. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly size: number;
  readonly textContent?: string | null;
}

/** A message as the server has it. */
export interface Message {
  readonly id: string;
  readonly channelId: string;
  /** `agent` or `user`. */
  readonly senderType: string;
  readonly text?: string | null;
  readonly status?: string | null;
  readonly review?: Review | null;
  readonly metadata?: JsonObject | null;
  readonly clientId?: string | null;
  readonly createdAt: string;
  readonly updatedAt?: string | null;
  readonly attachments: readonly Attachment[];
}

/** A page of messages, newest first; `nextCursor` leads to the next one. */
export interface MessagePage {
  readonly data: readonly Message[];
  readonly nextCursor: string | null;
}

/** An agent and its channel, which are one thing. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}

/** A person has answered. */
export interface Completed<T extends ReviewType = ReviewType> extends MessageReference {
  readonly status: 'completed';
  readonly response: ReviewResponses[T];
  /** What the person wishes for the next round. */
  readonly feedback: string | null;
  /** Ids of files that the person edited, each with the id of the file that replaces it. */
  readonly modifiedFileIds: Readonly<Record<string, string>>;
  readonly message: Message;
}

/**
 * Nobody has answered: the review `expired`, the caller's `timeout` is over while the question stays open, or somebody
 * deleted the question (`withdrawn`).
 */
export interface Unanswered extends MessageReference {
  readonly status: 'expired' | 'timeout' | 'withdrawn';
}

/** How an `ask` or a `wait` ended. */
export type Outcome<T extends ReviewType = ReviewType> = Completed<T> | Unanswered;
