import { Readable } from 'node:stream';
import { LIMITS } from '../../contract/limits.ts';
import { isShownAsText, type StoredAttachment, storableFilename, storableMimeType } from '../domain/attachment.ts';
import type { StoredMessage } from '../domain/message.ts';
import type { Ports } from '../ports.ts';
import type { FileBytes, ReceivedBytes } from '../store/file-bytes.ts';

/** A file that arrived: what its sender calls it, and its bytes in a draft. */
export interface ReceivedFile {
  readonly filename: string | undefined;
  readonly mimeType: string | undefined;
  readonly bytes: ReceivedBytes;
}

/** A text that is to become a file. */
export interface TextFile {
  readonly content: string;
  readonly filename: string;
  readonly mimeType: string;
}

/** Text of attachments by their ids, for answers that carry it; null where the file cannot be read (contract.md 4.2). */
export type AttachmentTexts = ReadonlyMap<string, string | null>;

/** Brings files onto the disk before their rows are written, and reads them for answers. */
export interface FileKeeper {
  /** Takes a stream in. Raises `body_too_large` past 100 MiB. */
  receive(source: AsyncIterable<Uint8Array>): Promise<ReceivedBytes>;
  /** Takes texts in; all of them or none. */
  receiveTexts(texts: readonly TextFile[]): Promise<ReceivedFile[]>;
  /**
   * Puts the bytes in their place and answers the row to write. Until the file is discarded they stay there, so the
   * caller writes the row and then discards.
   */
  keep(file: ReceivedFile, place: { ownerId: string; channelId: string }): Promise<StoredAttachment>;
  /** The texts that travel with a message where contract.md 4.2 says so. */
  readTexts(message: StoredMessage): Promise<AttachmentTexts>;
}

/** Makes the keeper. */
export function createFileKeeper(bytes: FileBytes, ports: Ports): FileKeeper {
  const receive: FileKeeper['receive'] = (source) => bytes.receive(source, LIMITS.fileBytes);

  return {
    receive,
    async receiveTexts(texts) {
      const received: ReceivedFile[] = [];
      try {
        for (const { content, filename, mimeType } of texts) {
          received.push({ filename, mimeType, bytes: await receive(Readable.from([Buffer.from(content)])) });
        }
      } catch (error) {
        await discardAll(received);
        throw error;
      }
      return received;
    },
    async keep(file, { ownerId, channelId }) {
      await file.bytes.keep();
      const filename = storableFilename(file.filename);
      return {
        id: ports.newId(),
        messageId: null,
        channelId,
        ownerId,
        filename,
        mimeType: storableMimeType(file.mimeType),
        sizeBytes: file.bytes.sizeBytes,
        storageKey: `uploads/${ports.newId()}-${filename}`,
        sha256: file.bytes.sha256,
        createdAt: ports.clock.now(),
      };
    },
    async readTexts(message) {
      const texts = new Map<string, string | null>();
      for (const attachment of message.attachments) {
        if (isShownAsText(attachment)) texts.set(attachment.id, await bytes.readText(attachment.sha256));
      }
      return texts;
    },
  };
}

/** Lets go of files, kept or not. */
export async function discardAll(files: readonly ReceivedFile[]): Promise<void> {
  for (const file of files) await file.bytes.discard();
}
