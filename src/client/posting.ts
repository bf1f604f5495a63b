import type { Message } from './answers.ts';
import type { Caller } from './caller.ts';
import type { Channels } from './channels.ts';
import { mediaTypeOf } from './media-type.ts';
import { PlacetError } from './placet-error.ts';
import type { AttachmentContent, MessageContent } from './questions.ts';

/** The channel of messages that name none, on a server that has not told us its first one. */
const DEFAULT_AGENT = 'My agent';
const CLIENT_ID_BYTES = 16;

/** What messages are sent with. */
export interface PostingParts {
  readonly caller: Caller;
  readonly channels: Channels;
  readonly retryForMs: number;
}

/** Sends a message exactly once, however often it has to be tried; `more` is what only its kind carries. */
export async function postMessage(
  parts: PostingParts,
  content: MessageContent,
  more: object,
  signal: AbortSignal | undefined,
): Promise<Message> {
  const { caller, channels, retryForMs } = parts;
  const send = async (channelId: string): Promise<Message> => {
    const { text, metadata, webhookUrl, attachments = [], clientId = randomId() } = content;
    const files = await Promise.all(attachments.map((file) => storeFile(parts, channelId, file, signal)));
    const attachmentIds = files.length === 0 ? undefined : files;
    const body = { channelId, text, metadata, webhookUrl, attachmentIds, clientId, ...more };
    return caller.repeatedly<Message>({ method: 'POST', path: '/api/v1/messages', body, signal }, retryForMs);
  };

  const firstChannel =
    content.channelId ?? (content.agent === undefined ? (await caller.access()).channelId : undefined);
  if (firstChannel !== undefined) return send(firstChannel);
  const name = content.agent ?? DEFAULT_AGENT;
  try {
    return await send((await channels.named(name, signal)).id);
  } catch (error) {
    // Somebody deleted the channel that we knew.
    if (!(error instanceof PlacetError) || error.status !== 403) throw error;
    channels.forget(name);
    return send((await channels.named(name, signal)).id);
  }
}

async function storeFile(
  { caller, retryForMs }: PostingParts,
  channelId: string,
  { name, content, type }: AttachmentContent,
  signal: AbortSignal | undefined,
): Promise<string> {
  const ownType = content instanceof Blob ? content.type : '';
  const mediaType = type ?? (ownType === '' ? mediaTypeOf(name) : ownType);
  const form = (): FormData => {
    const made = new FormData();
    made.set('channelId', channelId);
    made.set('file', new Blob([content] as ConstructorParameters<typeof Blob>[0], { type: mediaType }), name);
    return made;
  };
  const call = { method: 'POST', path: '/api/v1/files/store', form, signal } as const;
  return (await caller.repeatedly<{ id: string }>(call, retryForMs)).id;
}

/** Not `crypto.randomUUID`: pages that are not served over https have none. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(CLIENT_ID_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
