import type { Attachment, ListedFile } from '../../contract/message.ts';
import { pluginTypeOf, type StoredAttachment } from '../domain/attachment.ts';
import type { AttachmentTexts } from '../services/file-keeper.ts';
import type { ListedAttachment } from '../store/attachments.ts';
import { presentInstant } from './instant.ts';

/** A file on the wire (contract.md 4.2); with `textContent` when `texts` has it. */
export function presentAttachment(attachment: StoredAttachment, texts?: AttachmentTexts): Attachment {
  const { id, messageId, channelId, filename, mimeType, sizeBytes, storageKey, createdAt } = attachment;
  const textContent = texts?.get(id);
  return {
    id,
    messageId,
    channelId,
    pluginType: pluginTypeOf(mimeType),
    filename,
    mimeType,
    size: sizeBytes,
    storageKey,
    pluginData: null,
    createdAt: presentInstant(createdAt),
    ...(textContent === undefined ? {} : { textContent }),
  };
}

/** A file in the person's list, with where it is (contract.md 7.4). */
export function presentListedFile(attachment: ListedAttachment): ListedFile {
  const { channelId, messageCreatedAt } = attachment;
  const message = messageCreatedAt === null ? null : { channelId, createdAt: presentInstant(messageCreatedAt) };
  return { ...presentAttachment(attachment), message };
}
