import { AppError } from '../../contract/errors.ts';
import type { Attachment, Message } from '../../contract/message.ts';
import { readAtMost } from '../files/bounded-body.ts';
import { COMPARED_BYTES, textOf } from '../files/file-text.ts';
import { openFile } from '../files/file-transfer.ts';
import type { FileForm } from '../files/multipart-body.ts';
import type { Session } from '../server/session.ts';

/** The files of an account's server, read and stored as the person. */
export interface AccountFiles {
  /** Stores a file that a response or a message will refer to. */
  storeFile(file: FileForm): Promise<Attachment>;
  /** Begins to read a stored file, or the one range of it; answers 200, 206 or 416. */
  openFile(fileId: string, range: string | null): Promise<Response>;
  /** Reads an attachment of a message as a data URL; raises when the message has no such attachment or it is too large. */
  readAttachment(
    messageId: string,
    attachmentId: string,
  ): Promise<{ data: string; mimeType: string; filename: string }>;
  /** Reads an attachment as text; null when it is not text or too large to compare. */
  readText(attachmentId: string): Promise<string | null>;
}

/** A plugin holds such a file in its memory, more than once. */
const DATA_URL_BYTES = 25 * 1024 * 1024;

/** Makes the files of an account; `requireSession` raises while there is no session. */
export function createAccountFiles(
  requireSession: () => Session,
  findMessage: (id: string) => Message | null,
): AccountFiles {
  const open = async (fileId: string, range: string | null = null): Promise<Response> => {
    const current = requireSession();
    return current.send((credentials) => openFile(current.serverUrl, credentials, fileId, range));
  };
  return {
    storeFile: async (form) => requireSession().call('storeFile', { form }),
    openFile: open,
    async readAttachment(messageId, attachmentId) {
      const attachment = findMessage(messageId)?.attachments.find(({ id }) => id === attachmentId);
      if (attachment === undefined) throw new AppError('attachment_not_found');
      const bytes = await readAtMost(await open(attachmentId), DATA_URL_BYTES);
      if (bytes === null) throw new AppError('attachment_too_large');
      const { mimeType, filename } = attachment;
      return { data: `data:${mimeType};base64,${bytes.toString('base64')}`, mimeType, filename };
    },
    async readText(attachmentId) {
      const bytes = await readAtMost(await open(attachmentId), COMPARED_BYTES);
      return bytes === null ? null : textOf(bytes);
    },
  };
}
