import { z } from 'zod';
import { AGENT_STATUSES } from './agent.ts';
import { LIMITS } from './limits.ts';
import type { McpToolName } from './mcp.ts';
import { MESSAGE_STATUSES } from './message.ts';
import { approvalOption, formPayload, selectionPayload, textInputPayload } from './review.ts';
import { jsonObject } from './value.ts';

const channel = z
  .string()
  .min(1)
  .max(LIMITS.agentNameChars)
  .optional()
  .describe(
    'Channel in which the person sees this: its id, or the name of an agent, which is made when there is none. Left out: your program’s own name',
  );
const attachments = z
  .array(z.string())
  .max(LIMITS.bulkFileCount)
  .optional()
  .describe('Ids that attach_file answered; shown with the text');
const waitSeconds = z
  .number()
  .int()
  .min(0)
  .max(LIMITS.mcpWaitMaxSeconds)
  .default(LIMITS.mcpWaitDefaultSeconds)
  .describe('How long this call is held. After that it answers with a handle for check_review. 0 asks without waiting');
const ON_CANCEL = ['withdraw', 'leave'] as const;
const onCancel = z.enum(ON_CANCEL).describe('What becomes of the question when this call is cancelled');

/** What every tool that asks takes. */
export const askFields = z.object({
  question: z.string().min(1).describe('What the person should decide, in Markdown, with all they need to know'),
  channel,
  attachments,
  waitSeconds,
  expiresInSeconds: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('How long the question can be answered; 24 hours when left out, 36 at most'),
  onCancel: onCancel.default('withdraw'),
  previousHandle: z
    .string()
    .min(1)
    .optional()
    .describe('Handle of the answered question of which this is the next round'),
});
export type AskFields = z.infer<typeof askFields>;

/** A flat schema as MCP’s elicitation has it: an object whose members are primitives. */
export const requestedSchema = z.looseObject({
  type: z.literal('object').default('object'),
  properties: z.record(z.string().min(1), z.looseObject({ type: z.string() })),
  required: z.array(z.string()).optional(),
});
export type RequestedSchema = z.infer<typeof requestedSchema>;

/** What each tool takes. */
export const MCP_TOOL_INPUTS = {
  send_message: z.object({
    text: z.string().min(1).describe('Markdown'),
    status: z.enum(MESSAGE_STATUSES).optional().describe('A badge on the message'),
    channel,
    attachments,
  }),
  ask_approval: askFields.extend({
    options: z.array(approvalOption).min(1).optional().describe('What can be chosen; approve and reject when left out'),
    allowComment: z.boolean().default(true).describe('Whether the person may add a comment'),
  }),
  ask_selection: askFields.extend(selectionPayload.shape),
  ask_form: askFields.extend(formPayload.shape),
  ask_text: askFields.extend(textInputPayload.shape),
  ask_freeform: askFields.extend({
    payload: jsonObject.optional().describe('Shown to the person, who answers with any JSON object'),
  }),
  elicit: askFields.omit({ question: true }).extend({
    message: z.string().min(1).describe('What is asked for and why, in Markdown'),
    requestedSchema: requestedSchema.describe('Flat JSON Schema: an object of strings, numbers, booleans and choices'),
  }),
  check_review: z.object({
    handle: z.string().min(1).describe('What an asking tool answered as `handle`'),
    waitSeconds,
    onCancel: onCancel.default('leave'),
  }),
  list_pending: z.object({
    channel: channel.describe('Id of a channel or name of an agent; left out, every channel that your key may see'),
  }),
  report_status: z.object({
    status: z.enum(AGENT_STATUSES),
    message: z.string().max(LIMITS.statusMessageChars).optional().describe('A few words on what you do'),
    channel,
  }),
  attach_file: z.object({
    filename: z.string().min(1).max(LIMITS.filenameChars),
    text: z.string().optional().describe('Content of a text file'),
    base64: z.string().optional().describe('Content of any other file'),
    mimeType: z.string().optional().describe('Guessed from the name when left out'),
    channel,
  }),
} as const satisfies Record<McpToolName, z.ZodObject>;
export type McpToolInput<N extends McpToolName> = z.output<(typeof MCP_TOOL_INPUTS)[N]>;

/** What a question has come to. `pending`: nobody has answered yet, so go on with check_review. */
export const reviewOutcome = z.object({
  handle: z.string(),
  channel: z.string().describe('Id of the channel'),
  status: z.enum(['pending', 'completed', 'expired']),
  response: jsonObject.optional().describe('The answer, when completed'),
  feedback: z.string().optional().describe('What the person wants changed in the next round'),
  modifiedFileIds: z
    .record(z.string(), z.string())
    .optional()
    .describe('Files that the person edited: old id → new id'),
  expiresAt: z.string().optional().describe('Until when a pending question can be answered'),
  action: z
    .enum(['accept', 'decline', 'cancel'])
    .optional()
    .describe('Of an elicitation: given, refused, or closed without either'),
  content: jsonObject.optional().describe('Of an accepted elicitation: the values'),
  next: z.string().optional().describe('What to do now'),
});
export type ReviewOutcome = z.infer<typeof reviewOutcome>;

/** What the other tools answer. */
export const sentMessage = z.object({ messageId: z.string(), channel: z.string() });
export const pendingReviews = z.object({
  reviews: z.array(
    z.object({
      handle: z.string(),
      channel: z.string(),
      type: z.string(),
      question: z.string(),
      createdAt: z.string(),
      expiresAt: z.string(),
    }),
  ),
});
export const reportedStatus = z.object({ channel: z.string(), status: z.string() });
export const attachedFile = z.object({
  attachmentId: z.string(),
  filename: z.string(),
  mimeType: z.string(),
  size: z.number(),
});
