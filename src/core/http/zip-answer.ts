import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { type StoredAttachment, uniqueEntryNames } from '../domain/attachment.ts';
import { contentDisposition } from '../domain/content-disposition.ts';
import type { Files } from '../services/files.ts';
import type { ByteAnswer } from './byte-answer.ts';

const NAME = 'files.zip';

/** Files as one zip, made while it is sent: one file is open at a time, and none is in memory (contract.md 7.4). */
export function zipAnswer(files: Files, attachments: readonly StoredAttachment[]): ByteAnswer {
  return {
    mimeType: 'application/zip',
    sizeBytes: null,
    headers: { 'content-disposition': contentDisposition('attachment', NAME) },
    open: async () => {
      const zip = new ZipFile();
      const output = Readable.from(zip.outputStream);
      let current: Readable | undefined;
      zip.on('error', (error) => output.destroy(error));
      // A caller who leaves takes the file along that is being read.
      output.once('close', () => current?.destroy());
      const names = uniqueEntryNames(attachments.map(({ filename }) => filename));
      attachments.forEach((attachment, index) => {
        const options = { mtime: new Date(attachment.createdAt), compress: attachment.mimeType.startsWith('text/') };
        zip.addReadStreamLazy(names[index] ?? attachment.id, options, (take) => {
          files.open(attachment).then(
            (stream) => {
              current = stream;
              if (output.destroyed) stream.destroy();
              stream.once('error', (error) => output.destroy(error));
              take(null, stream);
            },
            (error: Error) => take(error, Readable.from([])),
          );
        });
      });
      zip.end();
      return output;
    },
  };
}
