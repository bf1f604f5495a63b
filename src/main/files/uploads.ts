import type { UploadStart } from '../../contract/conversation.ts';
import { AppError } from '../../contract/errors.ts';
import type { Attachment } from '../../contract/message.ts';
import type { FileForm } from './multipart-body.ts';

/** A window that stops sending pieces, because it was closed, does not keep its request open for longer. */
const SILENCE_MS = 60_000;

/** Files on their way from the window to a server, piece by piece. */
export interface Uploads {
  start(upload: UploadStart): void;
  /** Takes a piece; settles when there is room for the next. */
  append(uploadId: string, bytes: Uint8Array): Promise<void>;
  /** Ends the file; settles with what the server stored. */
  finish(uploadId: string): Promise<Attachment>;
  cancel(uploadId: string): void;
}

interface OpenUpload {
  readonly writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly stored: Promise<Attachment>;
  leftBytes: number;
  silence: NodeJS.Timeout;
}

/** Makes the keeper of uploads; `store` sends one file to its account's server and answers what was stored. */
export function createUploads(store: (accountId: string, file: FileForm) => Promise<Attachment>): Uploads {
  const open = new Map<string, OpenUpload>();

  const require = (uploadId: string): OpenUpload => {
    const upload = open.get(uploadId);
    if (upload === undefined) throw new AppError('upload_cut_off');
    return upload;
  };
  const cancel = (uploadId: string): void => {
    const upload = open.get(uploadId);
    if (upload === undefined) return;
    open.delete(uploadId);
    clearTimeout(upload.silence);
    upload.writer.abort(new Error('The upload was cancelled')).catch(() => undefined);
  };
  const listen = (uploadId: string): NodeJS.Timeout => setTimeout(() => cancel(uploadId), SILENCE_MS);

  return {
    start({ accountId, channelId, uploadId, filename, mimeType, sizeBytes }) {
      cancel(uploadId);
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      const type = mimeType || 'application/octet-stream';
      const stored = store(accountId, { fields: { channelId }, filename, mimeType: type, bytes: readable });
      // Whoever appends or finishes hears of it; nobody may have asked yet when it fails.
      stored.catch(() => undefined);
      open.set(uploadId, {
        writer: writable.getWriter(),
        stored,
        leftBytes: sizeBytes,
        silence: listen(uploadId),
      });
    },
    async append(uploadId, bytes) {
      const upload = require(uploadId);
      clearTimeout(upload.silence);
      upload.silence = listen(uploadId);
      upload.leftBytes -= bytes.length;
      if (upload.leftBytes < 0) {
        cancel(uploadId);
        throw new AppError('upload_cut_off');
      }
      // An early answer of the server is a refusal, and then nobody takes the piece.
      await Promise.race([upload.writer.write(bytes), upload.stored]);
    },
    async finish(uploadId) {
      const { writer, stored, silence } = require(uploadId);
      clearTimeout(silence);
      open.delete(uploadId);
      writer.close().catch(() => undefined);
      return stored;
    },
    cancel,
  };
}
