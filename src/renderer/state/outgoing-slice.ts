import { z } from 'zod';
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
  state: z.enum(['sending', 'unsent']),
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
}

const CUT_OFF = 'desk.placetDeskClosedBefore';

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
    if (outcome.ok && outcome.value.outcome === 'stored') put(without(clientId));
    else
      put(get().outgoing.map((known) => (known.clientId === clientId ? { ...known, state: 'unsent', detail } : known)));
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
    discardMessage: (clientId) => put(without(clientId)),
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
