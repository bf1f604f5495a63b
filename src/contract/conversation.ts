import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { attachment } from './message.ts';
import { statusEvent } from './stream.ts';
import { id, instant } from './value.ts';

/** What an agent says that it is doing this moment; `isTool` when it names a tool that it uses. */
export const agentProgress = z.object({ text: z.string(), isTool: z.boolean(), at: instant });
export type AgentProgress = z.infer<typeof agentProgress>;

/**
 * What came of a draft since its message was told last: quicker than the message, never stored, and part of the message
 * when that is told again. A draft that is not there yet has steps and progress only.
 */
export const draftNews = z.object({
  channelId: id,
  streamId: z.string().describe('Empty for what concerns no draft but the agent'),
  text: z.string().describe('What is added to the end of the text'),
  steps: z.array(statusEvent).describe('Steps that are added'),
  progress: agentProgress.nullable().describe('The latest; null when nothing new is known of it'),
});
export type DraftNews = z.infer<typeof draftNews>;

/** How far back a channel is known without gaps. */
export const channelExtent = z.object({
  oldestId: id.nullable().describe('Names the next older page; null when the channel is known from its beginning'),
});
export type ChannelExtent = z.infer<typeof channelExtent>;

/** What a person sends to an agent. Sending one `clientId` again never makes a second message. */
export const personMessage = z.object({
  channelId: id,
  clientId: z.string().min(1).max(LIMITS.clientIdChars),
  text: z.string(),
  attachmentIds: z.array(id).max(LIMITS.bulkFileCount),
});
export type PersonMessage = z.infer<typeof personMessage>;

/**
 * How sending a message ended; `unsent`: as far as is known nothing was stored, and `detail` says why; `waiting`: it is
 * kept, sent when the server is back, and `message:ended` tells what became of it.
 */
export const sendOutcome = z.object({
  outcome: z.enum(['stored', 'unsent', 'waiting']),
  detail: z.string().nullable().describe('What happened and what to do next; null when stored'),
});
export type SendOutcome = z.infer<typeof sendOutcome>;

/** A file on its way to the server, named by the window; its bytes follow piece by piece. */
export const uploadStart = z.object({
  accountId: id,
  channelId: id,
  uploadId: id,
  filename: z.string(),
  mimeType: z.string(),
  sizeBytes: z.number().int().nonnegative().max(LIMITS.fileBytes),
});
export type UploadStart = z.infer<typeof uploadStart>;

/** One piece of a file; the next is sent when this one is taken. */
export const uploadPiece = z.object({ uploadId: id, bytes: z.instanceof(Uint8Array) });
export const uploadReference = z.object({ uploadId: id });
export const uploadResult = attachment;
