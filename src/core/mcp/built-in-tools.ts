import { Readable } from 'node:stream';
import { AppError } from '../../contract/errors.ts';
import { LIMITS } from '../../contract/limits.ts';
import { MCP_TOOLS, type McpToolName } from '../../contract/mcp.ts';
import type { McpToolInput } from '../../contract/mcp-tools.ts';
import { createMessageRequest } from '../../contract/message.ts';
import type { JsonObject } from '../../contract/value.ts';
import { presentInstant } from '../presenters/instant.ts';
import type { ChannelChoice } from './channel-choice.ts';
import type { ToolCall } from './client.ts';
import { guessMimeType } from './mime-types.ts';
import type { Questions } from './questions.ts';
import { BUILT_IN_TOOLS } from './tool-listing.ts';
import type { Tool, ToolParts } from './tool-parts.ts';

type Run<N extends McpToolName> = (input: McpToolInput<N>, call: ToolCall) => Promise<JsonObject>;

/** The tools that every client finds. */
export function builtInTools(parts: ToolParts, channels: ChannelChoice, questions: Questions): readonly Tool[] {
  const { messages, reviews, agents, files, fileKeeper } = parts.services;
  const { ask } = questions;

  const runs: { readonly [N in McpToolName]: Run<N> } = {
    async send_message({ text, status, channel, attachments }, call) {
      const agent = await channels.choose(call.client, channel, call.clientName);
      const request = createMessageRequest.parse({
        channelId: agent.id,
        text,
        status,
        attachmentIds: attachments,
        clientId: call.callId === null ? undefined : `mcp:${call.callId}`,
      });
      const { id } = await messages.createFromAgent(call.client.userId, request);
      return { messageId: id, channel: agent.id };
    },
    ask_approval: ({ options, allowComment, ...fields }, call) =>
      ask(fields, { type: 'approval', payload: { ...(options === undefined ? {} : { options }), allowComment } }, call),
    ask_selection: ({ mode, items, submitLabel, dismissLabel, ...fields }, call) =>
      ask(fields, { type: 'selection', payload: defined({ mode, items, submitLabel, dismissLabel }) }, call),
    ask_form: ({ fields: formFields, submitLabel, dismissLabel, ...fields }, call) =>
      ask(fields, { type: 'form', payload: defined({ fields: formFields, submitLabel, dismissLabel }) }, call),
    ask_text: (
      { placeholder, prefill, markdown, minLength, maxLength, submitLabel, dismissLabel, ...fields },
      call,
    ) => {
      const payload = { placeholder, prefill, markdown, minLength, maxLength, submitLabel, dismissLabel };
      return ask(fields, { type: 'text-input', payload: defined(payload) }, call);
    },
    ask_freeform: ({ payload = {}, ...fields }, call) => ask(fields, { type: 'freeform', payload }, call),
    elicit: questions.elicit,
    check_review: questions.check,
    async list_pending({ channel }, { client }) {
      const channelId = await channels.narrow(client, channel);
      const page = { limit: String(LIMITS.mcpPendingListCount) };
      const pending = await reviews.list(client.userId, { status: 'pending', channelId, page });
      return {
        reviews: pending.map((message) => ({
          handle: message.id,
          channel: message.channelId,
          type: message.review?.type ?? '',
          question: message.text ?? '',
          createdAt: presentInstant(message.createdAt),
          expiresAt: presentInstant(message.review?.expiresAt ?? message.createdAt),
        })),
      };
    },
    async report_status({ status, message = null, channel }, { client, clientName }) {
      const agent = await channels.choose(client, channel, clientName);
      await agents.ping(client.userId, agent.id, { status, statusMessage: message });
      return { channel: agent.id, status };
    },
    async attach_file({ filename, text, base64, mimeType, channel }, { client, clientName }) {
      const content = contentOf(text, base64);
      const agent = await channels.choose(client, channel, clientName);
      const bytes = await fileKeeper.receive(Readable.from([content]));
      try {
        const file = { filename, mimeType: mimeType ?? guessMimeType(filename, text !== undefined), bytes };
        const stored = await files.store(client.userId, agent.id, file);
        return {
          attachmentId: stored.id,
          filename: stored.filename,
          mimeType: stored.mimeType,
          size: stored.sizeBytes,
        };
      } finally {
        await bytes.discard();
      }
    },
  };

  return MCP_TOOLS.map((name) => ({
    ...BUILT_IN_TOOLS[name],
    // The name picks both, so the input fits the function.
    run: (input, call) => (runs[name] as (input: JsonObject, call: ToolCall) => Promise<JsonObject>)(input, call),
  }));
}

/** A payload without the members that were left out. */
function defined(payload: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
}

function contentOf(text: string | undefined, base64: string | undefined): Buffer {
  if (text !== undefined) return Buffer.from(text);
  const packed = base64?.replace(/\s+/g, '') ?? '';
  if (packed === '') throw new AppError('content_missing', 'Give the content of the file as text or base64.');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) {
    const issue = { path: ['base64'], code: 'invalid', message: 'Not base64' };
    throw new AppError('validation_failed', undefined, { issues: [issue] });
  }
  return Buffer.from(packed, 'base64');
}
