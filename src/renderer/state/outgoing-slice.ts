import { z } from 'zod';
import type { SendOutcome } from '../../contract/conversation.ts';
import type { PushPayload } from '../../contract/desktop.ts';
import { type Attachment, attachment } from '../../contract/message.ts';
import { t } from '../../words/words.ts';
import { agentKey } from './item.ts';
import type { SliceContext } from './slice.ts';
import { readKept, writeKept } from './storage.ts';

const outgoing = z.object({
  /** Names the message over all tries, so that it is never stored twice. */
  clientId: z.string(),
  accountId: z.string(),
  channelId: z.string(),
  text: z.string(),
  attachments: z.array(attachment),
  createdAt: z.string(),
  state: z.enum(['sending', 'unsent', 'waiting']),
  /** Why it was not sent and what to do, as sentences. */
  detail: z.string().nullable(),
});
/** A message of the person that is not known to be stored. */
export type Outgoing = z.infer<typeof outgoing>;

/** Messages of the person on their way; kept, so that none is lost when the program ends. */
export interface OutgoingSlice {
  readonly outgoing: readonly Outgoing[];
  /** Sends a message; it shows at once, and says why when it could not be stored. */
  sendMessage(accountId: string, channelId: string, text: string, attachments: readonly Attachment[]): Promise<void>;
  retryMessage(clientId: string): Promise<void>;
  discardMessage(clientId: string): void;
  /** Forgets those that turn out to be stored. */
  forgetArrived(accountId: string, channelId: string): void;
  /** Hears which messages the main process keeps until their server can be reached. */
  takeWaiting(clientIds: readonly string[]): void;
  /** Hears what became of a message that has waited. */
  takeMessageEnded(ended: PushPayload<'message:ended'>): void;
}

const CUT_OFF = 'desk.sendingCutOff';

/** The slice of what is being sent. */
export function createOutgoingSlice({ get, set, bridge, keep }: SliceContext): OutgoingSlice {
  const kept = readKept(keep, 'outgoing', z.array(outgoing), []);

  function put(next: readonly Outgoing[]): void {
    set({ outgoing: next });
    writeKept(keep, 'outgoing', next);
  }
  function without(clientId: string): Outgoing[] {
    return get().outgoing.filter((one) => one.clientId !== clientId);
  }

  async function send(one: Outgoing): Promise<void> {
    const { accountId, channelId, clientId, text, attachments } = one;
    const outcome = await bridge.call('message:send', {
      accountId,
      channelId,
      clientId,
      text,
      attachmentIds: attachments.map(({ id }) => id),
    });
    const detail = outcome.ok ? outcome.value.detail : outcome.error.message;
    end(clientId, outcome.ok ? outcome.value.outcome : 'unsent', detail);
  }

  function end(clientId: string, outcome: SendOutcome['outcome'], detail: string | null): void {
    if (outcome === 'stored') put(without(clientId));
    else
      put(get().outgoing.map((known) => (known.clientId === clientId ? { ...known, state: outcome, detail } : known)));
  }

  return {
    outgoing: kept.map((one) => (one.state === 'sending' ? { ...one, state: 'unsent', detail: t(CUT_OFF) } : one)),
    async sendMessage(accountId, channelId, text, attachments) {
      const one: Outgoing = {
        clientId: crypto.randomUUID(),
        accountId,
        channelId,
        text,
        attachments: [...attachments],
        createdAt: new Date().toISOString(),
        state: 'sending',
        detail: null,
      };
      put([...get().outgoing, one]);
      await send(one);
    },
    async retryMessage(clientId) {
      const one = get().outgoing.find((known) => known.clientId === clientId);
      if (one?.state !== 'unsent') return;
      const sending: Outgoing = { ...one, state: 'sending', detail: null };
      put(get().outgoing.map((known) => (known === one ? sending : known)));
      await send(sending);
    },
    discardMessage(clientId) {
      const isWaiting = get().outgoing.some((one) => one.clientId === clientId && one.state === 'waiting');
      if (isWaiting) void bridge.call('message:take-back', { clientId });
      put(without(clientId));
    },
    takeWaiting(clientIds) {
      const waiting = new Set(clientIds);
      const isNews = ({ clientId, state }: Outgoing) => state === 'unsent' && waiting.has(clientId);
      if (!get().outgoing.some(isNews)) return;
      // After a restart main knows better than what was kept here.
      put(get().outgoing.map((one) => (isNews(one) ? { ...one, state: 'waiting', detail: null } : one)));
    },
    takeMessageEnded: ({ clientId, outcome, detail }) => end(clientId, outcome, detail),
    forgetArrived(accountId, channelId) {
      const key = agentKey(accountId, channelId);
      const arrived = new Set<string>();
      for (const { message, accountId: owner } of get().data.items.values()) {
        if (message.clientId && message.senderType === 'user' && agentKey(owner, message.channelId) === key) {
          arrived.add(message.clientId);
        }
      }
      const left = get().outgoing.filter(({ clientId }) => !arrived.has(clientId));
      if (left.length < get().outgoing.length) put(left);
    },
  };
}
