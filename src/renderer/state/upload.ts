import type { CallOutcome } from '../../contract/desktop-channels.ts';
import type { Attachment } from '../../contract/message.ts';
import { t } from '../../words/words.ts';
import type { Bridge } from './bridge.ts';

const PIECE_BYTES = 1024 * 1024;
const UNREADABLE = 'desk.fileUnreadable';

/** A file that is to be stored for a later message. */
export interface FileToStore {
  readonly accountId: string;
  readonly channelId: string;
  readonly uploadId: string;
  readonly file: File;
}

/** Where an upload tells how far it is, and learns that it is no longer wanted. */
export interface UploadWatch {
  onProgress(sentBytes: number): void;
  isWanted(): boolean;
}

/** Hands a file to the main process piece by piece, which sends it on; null when it was given up. */
export async function uploadFile(
  bridge: Bridge,
  { accountId, channelId, uploadId, file }: FileToStore,
  watch: UploadWatch,
): Promise<CallOutcome<Attachment> | null> {
  const { name: filename, type: mimeType, size: sizeBytes } = file;
  const begun = await bridge.call('upload:start', { accountId, channelId, uploadId, filename, mimeType, sizeBytes });
  if (!begun.ok) return begun;
  for (let start = 0; start < sizeBytes; start += PIECE_BYTES) {
    const bytes = await pieceOf(file, start);
    const taken =
      bytes === null
        ? ({ ok: false, error: { code: 'unreadable', message: t(UNREADABLE) } } as const)
        : await bridge.call('upload:append', { uploadId, bytes });
    if (!taken.ok || !watch.isWanted()) {
      await bridge.call('upload:cancel', { uploadId });
      return watch.isWanted() && !taken.ok ? taken : null;
    }
    watch.onProgress(Math.min(sizeBytes, start + PIECE_BYTES));
  }
  return bridge.call('upload:finish', { uploadId });
}

async function pieceOf(file: File, start: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.slice(start, start + PIECE_BYTES).arrayBuffer());
  } catch {
    return null;
  }
}
