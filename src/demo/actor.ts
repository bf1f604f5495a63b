import { randomUUID } from 'node:crypto';
import type { AgentStatus } from '../contract/agent.ts';
import type { CreateMessageRequest, Message } from '../contract/message.ts';
import type { ReviewRequest } from '../contract/review.ts';
import type { JsonObject } from '../contract/value.ts';
import type { AgentCall } from './agent-api.ts';
import type { Stage } from './stage.ts';

/** What a message may carry beside its text. */
export type Extras = Partial<Omit<CreateMessageRequest, 'channelId' | 'text' | 'review' | 'clientId'>>;

/** How a question ended. */
export type Ending =
  | {
      readonly kind: 'answered';
      readonly messageId: string;
      readonly response: JsonObject;
      readonly feedback: string | null;
      /** Files that the person sent back, by the id of the file that was sent. */
      readonly returned: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'expired'; readonly messageId: string };

/** A report that is written while people watch. */
export interface Draft {
  /** Says what is being done for it. */
  step(text: string, isTool?: boolean): Promise<void>;
  /** Replaces the whole text so far. */
  write(text: string): Promise<void>;
  finish(text: string): Promise<void>;
}

/** One agent of the demo: its channel and what it does there. */
export interface Actor {
  readonly channelId: string;
  say(text: string, extras?: Extras): Promise<Message>;
  /** Asks, and waits until it was answered or has expired. */
  ask(text: string, review: ReviewRequest, extras?: Extras): Promise<Ending>;
  /** Opens a draft that stands in the conversation at once. */
  draft(text: string): Promise<Draft>;
  /** Stores a file for a later message; answers its id. */
  store(filename: string, mimeType: string, bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Says how it is; null says no more than that. */
  ping(status: AgentStatus, message: string | null): Promise<void>;
  repeatPing(): Promise<void>;
}

/** Long enough that nothing of a talk expires by itself; what shall expire says so. */
const LIFE_SECONDS = 2 * 60 * 60;

/** Makes an agent's program for a channel that is there already. */
export function createActor(stage: Stage, channelId: string): Actor {
  const { signal } = stage;
  const call = <N extends Parameters<Stage['api']['call']>[0]>(name: N, input: AgentCall) =>
    stage.api.call(name, input, signal);
  let lastPing: { status: AgentStatus; message: string | null } = { status: 'active', message: null };

  const send = (body: Partial<CreateMessageRequest>): Promise<Message> =>
    // One id for all tries: what a dying server has stored already is not sent twice.
    call('agentCreateMessage', { body: { channelId, clientId: randomUUID(), ...body } });

  const repeatPing = async (): Promise<void> => {
    await call('agentPing', { body: { agentId: channelId, ...lastPing } });
  };

  const waitFor = async (messageId: string): Promise<Ending> => {
    for (;;) {
      const parameters = { id: messageId };
      const { status, response, message } = await call('agentWaitForReview', {
        parameters,
        query: { channel: channelId },
      });
      if (status === 'expired') return { kind: 'expired', messageId };
      if (status !== 'completed') continue;
      const { feedback, modifiedFileIds } = message?.review ?? {};
      return {
        kind: 'answered',
        messageId,
        response: response ?? {},
        feedback: feedback ?? null,
        returned: modifiedFileIds ?? {},
      };
    }
  };

  return {
    channelId,
    repeatPing,
    say: (text, extras = {}) => send({ text, ...extras }),
    async ask(text, review, extras = {}) {
      const asked = await send({ text, review: { expiresInSeconds: LIFE_SECONDS, ...review }, ...extras });
      const close = stage.open();
      try {
        const ending = await waitFor(asked.id);
        await call('agentAcknowledgeMessage', { parameters: { id: asked.id }, query: { channel: channelId } });
        return ending;
      } finally {
        close();
      }
    },
    async draft(text) {
      const streamId = `demo:${randomUUID()}`;
      await send({ text, streamId, streamState: 'streaming' });
      const update = async (change: object): Promise<void> => {
        await call('agentUpdateStream', { parameters: { streamId }, body: { channelId, ...change } });
      };
      return {
        async step(words, isTool = false) {
          const body = { channelId, text: words, toolHint: isTool };
          await call('agentAddStatus', { parameters: { streamId }, body });
        },
        write: (whole) => update({ text: whole }),
        finish: (whole) => update({ text: whole, complete: true }),
      };
    },
    async store(filename, mimeType, bytes) {
      const form = new FormData();
      form.set('channelId', channelId);
      form.set('file', new Blob([bytes], { type: mimeType }), filename);
      return (await call('agentStoreFile', { form })).id;
    },
    ping(status, message) {
      lastPing = { status, message };
      return repeatPing();
    },
  };
}
