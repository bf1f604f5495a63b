import type { PersonMessage } from '../../contract/conversation.ts';
import type { Message } from '../../contract/message.ts';
import type { RespondRequest } from '../../contract/review.ts';
import {
  describeClosedReview,
  type MessageNow,
  type RespondAttempt,
  refusedResponse,
  unreachedResponse,
} from '../answers/respond-outcome.ts';
import type { createChannelPages } from '../inbox/channel-pages.ts';
import { withDeliveryNews } from '../inbox/delivery-news.ts';
import type { Inbox, InboxChange } from '../inbox/inbox.ts';
import { type SendAttempt, unsentMessage } from '../server/send-outcome.ts';
import { ServerRefusal } from '../server/server-client.ts';
import type { Session } from '../server/session.ts';

/** What the person sends to the server of an account, each with how it ended. */
export interface AccountSending {
  /** Sends a message of the person. When an earlier try may have arrived, it is looked for first (contract.md R14). */
  sendMessage(message: PersonMessage, isAgain?: boolean): Promise<SendAttempt>;
  respond(messageId: string, given: RespondRequest): Promise<RespondAttempt>;
  /** Reads a message as the server has it now; false when the server is not reached. */
  readAgain(messageId: string): Promise<boolean>;
}

/** What sending needs of the account. */
export interface AccountSendingOptions {
  readonly session: () => Session | null;
  /** Why nothing can be sent while there is no session, in a sentence. */
  readonly whyNoSession: () => string;
  readonly inbox: Inbox;
  readonly channelPages: ReturnType<typeof createChannelPages>;
  readonly pushInbox: (changes: readonly InboxChange[]) => void;
}

/** Makes the part of an account that sends; what the server stores is taken over by the inbox. */
export function createAccountSending(options: AccountSendingOptions): AccountSending {
  const { inbox, pushInbox } = options;

  /** Upstream servers store a second message for the same `clientId`, so it is looked for among the newest. */
  const hasArrived = async (current: Session, { channelId, clientId }: PersonMessage): Promise<boolean> => {
    const { messages } = await options.channelPages.load(current, channelId);
    pushInbox(inbox.upsert(messages));
    return messages.some((message) => message.clientId === clientId);
  };
  const takeStored = (stored: Message): void =>
    pushInbox(inbox.upsert([withDeliveryNews(stored, inbox.findMessage(stored.id))]));
  const readNow = async (current: Session, messageId: string): Promise<MessageNow> => {
    const now = await readMessage(current, messageId);
    if (now.kind === 'found') pushInbox(inbox.upsert([now.message]));
    if (now.kind === 'gone') pushInbox(inbox.remove(messageId));
    return now;
  };

  return {
    async sendMessage(message, isAgain = false) {
      const current = options.session();
      if (current === null) return unsentMessage(null);
      try {
        if (isAgain && (await hasArrived(current, message))) return { outcome: 'stored', detail: null };
        takeStored(await current.call('createMessage', { body: message }));
        return { outcome: 'stored', detail: null };
      } catch (error) {
        return unsentMessage(error);
      }
    },
    async respond(messageId, given) {
      const current = options.session();
      if (current === null) return unreachedResponse(options.whyNoSession());
      try {
        const stored = await current.call('respond', { parameters: { id: messageId }, body: given });
        takeStored(stored);
        return { outcome: 'stored', detail: null };
      } catch (error) {
        // What the server did is unknown or was a no: only the message itself tells.
        const now = await readNow(current, messageId);
        return now.kind === 'unknown' ? refusedResponse(error) : describeClosedReview(now, given.response, error);
      }
    },
    async readAgain(messageId) {
      const current = options.session();
      return current !== null && (await readNow(current, messageId)).kind !== 'unknown';
    },
  };
}

async function readMessage(session: Session, id: string): Promise<MessageNow> {
  try {
    return { kind: 'found', message: await session.call('getMessage', { parameters: { id } }) };
  } catch (error) {
    return error instanceof ServerRefusal && error.status === 404 ? { kind: 'gone' } : { kind: 'unknown' };
  }
}
