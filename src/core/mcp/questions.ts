import { AppError } from '../../contract/errors.ts';
import {
  type AskFields,
  type McpToolInput,
  type RequestedSchema,
  type ReviewOutcome,
  requestedSchema,
} from '../../contract/mcp-tools.ts';
import { createMessageRequest } from '../../contract/message.ts';
import type { ReviewRequest } from '../../contract/review.ts';
import type { JsonObject } from '../../contract/value.ts';
import { elicitationReview, elicitedBy } from '../domain/elicitation.ts';
import type { StoredMessage } from '../domain/message.ts';
import { presentInstant } from '../presenters/instant.ts';
import { presentReview } from '../presenters/message.ts';
import type { Services } from '../services/services.ts';
import type { ChannelChoice } from './channel-choice.ts';
import type { ToolCall } from './client.ts';
import { reportWaiting } from './progress.ts';
import type { ToolParts } from './tool-parts.ts';

/** The metadata that says what an elicitation asked for, so that a later look at the answer can read it. */
const ELICITATION = 'elicitation';

const PENDING = 'Nobody has answered yet. Call check_review with this handle to go on waiting.';
const EXPIRED = 'Nobody answered in time, which is not a no. Ask again, or go on without an answer.';

/** Asks a person and waits, by every tool that does. */
export interface Questions {
  ask(fields: AskFields, review: Pick<ReviewRequest, 'type' | 'payload'>, call: ToolCall): Promise<ReviewOutcome>;
  elicit(input: McpToolInput<'elicit'>, call: ToolCall): Promise<ReviewOutcome>;
  /** Waits for an answer to what was asked before. */
  check(input: McpToolInput<'check_review'>, call: ToolCall): Promise<ReviewOutcome>;
}

/** Makes the questions. */
export function createQuestions(parts: ToolParts, channels: ChannelChoice): Questions {
  const { services } = parts;

  const askWith = async (
    fields: AskFields,
    review: Pick<ReviewRequest, 'type' | 'payload'>,
    metadata: JsonObject | undefined,
    call: ToolCall,
  ): Promise<ReviewOutcome> => {
    const { expiresInSeconds } = fields;
    const agent = await channels.choose(call.client, fields.channel, call.clientName);
    const request = createMessageRequest.parse({
      channelId: agent.id,
      text: fields.question,
      review: { ...review, ...(expiresInSeconds === undefined ? {} : { expiresInSeconds }) },
      metadata,
      attachmentIds: fields.attachments,
      iterationOf: fields.previousHandle,
      clientId: call.callId === null ? undefined : `mcp:${call.callId}`,
    });
    const message = await services.messages.createFromAgent(call.client.userId, request);
    return waitFor(parts, message, fields, call);
  };

  return {
    ask: (fields, review, call) => askWith(fields, review, undefined, call),
    elicit: ({ message, requestedSchema: schema, ...fields }, call) =>
      askWith({ ...fields, question: message }, elicitationReview(schema), { [ELICITATION]: schema }, call),
    async check({ handle, ...wish }, call) {
      const { userId, scope } = call.client;
      return waitFor(parts, await services.reviews.getOwned(userId, handle, scope?.channelId ?? undefined), wish, call);
    },
  };
}

/** Waits until the question is answered, has expired, or the client's patience ends. */
async function waitFor(
  { services, ports, isStopping }: ToolParts,
  { id: messageId, channelId }: StoredMessage,
  { waitSeconds, onCancel }: Pick<AskFields, 'waitSeconds' | 'onCancel'>,
  call: ToolCall,
): Promise<ReviewOutcome> {
  const { userId, keyId } = call.client;
  if (waitSeconds === 0) return presentOutcome(await services.reviews.getOwned(userId, messageId, channelId));
  const endReports = reportWaiting(ports.clock, waitSeconds, call.reportProgress);
  try {
    const timeoutMs = waitSeconds * 1000;
    const wish = { keyId, messageId, channelId, timeoutMs, callerLeft: call.signal };
    const { status, message } = await services.reviews.wait(userId, wish);
    // The server that stops ends every call, and no client meant that.
    if (status === 'pending' && call.signal.aborted && onCancel === 'withdraw' && !isStopping()) {
      await withdraw(services, message);
    }
    return presentOutcome(message);
  } finally {
    endReports();
  }
}

async function withdraw({ messages }: Services, { id, ownerId, channelId }: StoredMessage): Promise<void> {
  try {
    await messages.delete(ownerId, id, channelId);
  } catch (error) {
    // A later round of a question stays with the rounds before it; and somebody else may have deleted it.
    if (!(error instanceof AppError)) throw error;
  }
}

function presentOutcome(message: StoredMessage): ReviewOutcome {
  if (message.review === null) throw new AppError('review_not_found');
  const { status, response, feedback, modifiedFileIds } = presentReview(message.review, 'agent');
  const common = { handle: message.id, channel: message.channelId };
  if (status === 'pending') {
    return { ...common, status, expiresAt: presentInstant(message.review.expiresAt), next: PENDING };
  }
  const asked = requestedSchema.safeParse(message.metadata?.[ELICITATION]);
  if (status === 'expired') {
    return { ...common, status, next: EXPIRED, ...(asked.success ? { action: 'cancel' as const } : {}) };
  }
  return {
    ...common,
    status: 'completed',
    response: response ?? {},
    ...(feedback ? { feedback } : {}),
    ...(modifiedFileIds ? { modifiedFileIds } : {}),
    ...(asked.success ? presentElicited(asked.data, response ?? {}) : {}),
  };
}

function presentElicited(schema: RequestedSchema, response: JsonObject): Pick<ReviewOutcome, 'action' | 'content'> {
  return elicitedBy(schema, response, (local) => {
    const instant = new Date(local);
    return Number.isNaN(instant.getTime()) ? local : instant.toISOString();
  });
}
