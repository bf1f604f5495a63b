import type { Readable } from 'node:stream';
import { AppError } from '../../contract/errors.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { SenderType } from '../../contract/message.ts';
import type { StoredAttachment } from '../domain/attachment.ts';
import type { ByteRange } from '../domain/byte-range.ts';
import type { EventBus } from '../domain/events.ts';
import type { Ports } from '../ports.ts';
import type { AttachmentStore, ListedAttachment } from '../store/attachments.ts';
import type { FileBytes } from '../store/file-bytes.ts';
import type { MessageStore } from '../store/messages.ts';
import type { Agents } from './agents.ts';
import { discardAll, type FileKeeper, type ReceivedFile, type TextFile } from './file-keeper.ts';
import type { FileSweeper } from './file-sweeper.ts';
import { blankMessage } from './messages.ts';

/** What a person asks of their list of files; junk in `limit` is the default. */
export interface FilePageQuery {
  readonly type?: string | undefined;
  readonly agent?: string | undefined;
  readonly search?: string | undefined;
  readonly limit?: string | undefined;
  readonly cursor?: string | undefined;
}

/** A text to store; what it leaves out has a default. */
export type WishedText = { readonly [Member in keyof TextFile]?: TextFile[Member] | undefined };

/** Who uploads a file into which channel, and what they say to it. */
export interface Upload {
  readonly senderType: SenderType;
  readonly channelId: string | undefined;
  readonly text: string | null;
}

/** Files of channels: stored, listed, read, deleted (contract.md 6.8, 7.4). */
export interface Files {
  /** Stores a file without a message. Raises `channel_missing`, `channel_forbidden`. */
  store(ownerId: string, channelId: string | undefined, file: ReceivedFile): Promise<StoredAttachment>;
  /** The same for a text, which is Markdown unless it says otherwise. Raises `content_missing` too. */
  storeText(ownerId: string, channelId: string | undefined, text: WishedText): Promise<StoredAttachment>;
  /** Stores a file and the message that holds it. Raises `channel_missing`, `channel_forbidden`. */
  upload(ownerId: string, upload: Upload, file: ReceivedFile): Promise<StoredAttachment>;
  /** An agent's list, newest first. Raises `channel_forbidden`. */
  list(ownerId: string, channelId: string | undefined, limit: string | undefined): Promise<StoredAttachment[]>;
  /** The person's list; the cursor is null exactly when there is no more. */
  listPage(
    ownerId: string,
    query: FilePageQuery,
  ): Promise<{ attachments: ListedAttachment[]; nextCursor: string | null }>;
  /** Raises `attachment_not_found`, `file_forbidden`; `channel_forbidden` for a `channelId` that is not theirs. */
  getOwned(ownerId: string, id: string, channelId?: string | undefined): Promise<StoredAttachment>;
  /** Those of these files that the person owns, in this order, each once. */
  findOwned(ownerId: string, ids: readonly string[]): Promise<StoredAttachment[]>;
  /** A file whose owner somebody else vouches for. Raises `attachment_not_found`. */
  get(id: string): Promise<StoredAttachment>;
  /** A stream over a file or a part of it. Raises `attachment_not_found` when its bytes are lost. */
  open(attachment: { readonly sha256: string }, range?: ByteRange): Promise<Readable>;
  /** Deletes a file. Raises what {@link Files.getOwned} raises. */
  delete(ownerId: string, id: string): Promise<void>;
  /** Deletes those of these files that the person owns, and tells of the messages that lost some. Answers how many. */
  deleteMany(ownerId: string, ids: readonly string[]): Promise<number>;
}

/** What the service is joined from. */
export interface FileParts {
  readonly attachments: AttachmentStore;
  readonly messageStore: MessageStore;
  readonly bytes: FileBytes;
  readonly keeper: FileKeeper;
  readonly sweeper: FileSweeper;
  readonly agents: Agents;
  readonly events: EventBus;
  readonly ports: Ports;
}

/** Makes the service. */
export function createFiles(parts: FileParts): Files {
  const { attachments, messageStore, bytes, keeper, sweeper, agents, events, ports } = parts;

  const getChannel = async (ownerId: string, channelId: string | undefined) => {
    if (channelId === undefined || channelId === '') throw new AppError('channel_missing');
    return agents.getOwned(ownerId, channelId, 'channel_forbidden');
  };
  const get: Files['get'] = async (id) => {
    const attachment = await attachments.find(id);
    if (attachment === null) throw new AppError('attachment_not_found');
    return attachment;
  };
  const getOwned: Files['getOwned'] = async (ownerId, id, channelId) => {
    if (channelId !== undefined) await agents.getOwned(ownerId, channelId, 'channel_forbidden');
    const attachment = await get(id);
    if (attachment.ownerId !== ownerId) throw new AppError('file_forbidden');
    if (channelId !== undefined && attachment.channelId !== channelId) throw new AppError('attachment_not_found');
    return attachment;
  };
  const store: Files['store'] = async (ownerId, channelId, file) => {
    const agent = await getChannel(ownerId, channelId);
    const attachment = await keeper.keep(file, { ownerId, channelId: agent.id });
    await attachments.create(attachment);
    return attachment;
  };
  const deleteMany: Files['deleteMany'] = async (ownerId, ids) => {
    const { count, messageIds } = await attachments.delete(ownerId, [...new Set(ids)], ports.clock.now());
    sweeper.removeReleased();
    for (const id of messageIds) {
      const message = await messageStore.find(id);
      if (message !== null) events.publish({ kind: 'message:updated', message });
    }
    return count;
  };

  return {
    store,
    async storeText(ownerId, channelId, { content, filename = 'content.md', mimeType = 'text/markdown' }) {
      if (content === undefined || content === '') throw new AppError('content_missing');
      await getChannel(ownerId, channelId);
      const received = await keeper.receiveTexts([{ content, filename, mimeType }]);
      try {
        const [file] = received;
        if (file === undefined) throw new AppError('content_missing');
        return await store(ownerId, channelId, file);
      } finally {
        await discardAll(received);
      }
    },
    async upload(ownerId, { senderType, channelId, text }, file) {
      const agent = await getChannel(ownerId, channelId);
      const attachment = await keeper.keep(file, { ownerId, channelId: agent.id });
      const senderId = senderType === 'agent' ? agent.id : ownerId;
      const { message } = await messageStore.create(
        { id: ports.newId(), ...blankMessage(agent, attachment.createdAt), senderType, senderId, text },
        null,
        { attachmentIds: [], added: [attachment] },
      );
      events.publish({ kind: 'message:created', message, agent });
      return { ...attachment, messageId: message.id };
    },
    async list(ownerId, channelId, limit) {
      if (channelId !== undefined) await agents.getOwned(ownerId, channelId, 'channel_forbidden');
      return attachments.list({
        ownerId,
        channelId: channelId ?? null,
        limit: clampCount(limit, { otherwise: null, max: LIMITS.agentFileListMaxCount }),
      });
    },
    async listPage(ownerId, query) {
      const limit = clampCount(query.limit, { otherwise: LIMITS.filePageDefaultCount, max: LIMITS.filePageMaxCount });
      const page = await attachments.listPage({
        ownerId,
        typePrefix: query.type || null,
        channelId: query.agent || null,
        search: query.search || null,
        limit: limit ?? LIMITS.filePageDefaultCount,
        cursor: query.cursor || null,
      });
      return {
        attachments: page.attachments,
        nextCursor: page.hasMore ? (page.attachments.at(-1)?.id ?? null) : null,
      };
    },
    getOwned,
    async findOwned(ownerId, ids) {
      const found = await Promise.all([...new Set(ids)].map((id) => attachments.find(id)));
      return found.filter((attachment) => attachment !== null).filter((attachment) => attachment.ownerId === ownerId);
    },
    get,
    async open(attachment, range) {
      try {
        return await bytes.open(attachment.sha256, range);
      } catch (cause) {
        throw new AppError('attachment_not_found', undefined, { cause });
      }
    },
    async delete(ownerId, id) {
      await getOwned(ownerId, id);
      await deleteMany(ownerId, [id]);
    },
    deleteMany,
  };
}

/** A count that a caller wishes: at least 1, at most `max`; `otherwise` for nothing or junk. */
function clampCount(text: string | undefined, { otherwise, max }: { otherwise: number | null; max: number }) {
  const wished = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(wished) ? Math.min(Math.max(Math.trunc(wished), 1), max) : otherwise;
}
