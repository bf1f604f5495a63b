import { useEffect, useState } from 'react';
import type { EditFacts } from '../../../contract/edit.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import type { Bridge } from '../../state/bridge.ts';
import type { ShownFile } from './shown-file.ts';

/** What was read of a file. */
export type FileRead =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly words: string }
  | { readonly state: 'read'; readonly bytes: Uint8Array<ArrayBuffer>; readonly sizeBytes: number };

/** Reads the bytes of a file from `start` to before `end` through main, in pieces; a sentence when they cannot be read. */
export async function readRange(
  bridge: Bridge,
  { accountId, attachment }: ShownFile,
  start: number,
  end: number,
): Promise<Exclude<FileRead, { state: 'reading' }>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let at = start;
  let sizeBytes = 0;
  do {
    const length = Math.min(end - at, LIMITS.filePieceBytes);
    const outcome = await bridge.call('file:read', { accountId, fileId: attachment.id, start: at, length });
    if (!outcome.ok) return { state: 'failed', words: outcome.error.message };
    const bytes = new Uint8Array(outcome.value.bytes);
    sizeBytes = outcome.value.sizeBytes;
    if (bytes.byteLength === 0) break;
    pieces.push(bytes);
    at += bytes.byteLength;
  } while (at < Math.min(end, sizeBytes));
  return { state: 'read', bytes: new Uint8Array(await new Blob(pieces).arrayBuffer()), sizeBytes };
}

/** The bytes of a kept edit. */
export async function readEdit(bridge: Bridge, edit: EditFacts): Promise<Exclude<FileRead, { state: 'reading' }>> {
  const { accountId, messageId, attachmentId } = edit;
  const outcome = await bridge.call('edit:read', { accountId, messageId, attachmentId });
  if (!outcome.ok) return { state: 'failed', words: outcome.error.message };
  if (outcome.value === null) return { state: 'failed', words: t('attachments.editedFileGone') };
  const bytes = new Uint8Array(outcome.value.bytes);
  return { state: 'read', bytes, sizeBytes: bytes.byteLength };
}

/** The first `maxBytes` of a file that is shown, or of its edit where there is one. */
export function useFileBytes(file: ShownFile, maxBytes: number): FileRead {
  const { bridge } = useDesk();
  const [read, setRead] = useState<FileRead>({ state: 'reading' });
  const { accountId, attachment, edit } = file;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a stored file never changes, whatever object describes it
  useEffect(() => {
    let isWanted = true;
    const reading = edit ? readEdit(bridge, edit) : readRange(bridge, file, 0, maxBytes);
    void reading.then((done) => {
      if (isWanted) setRead(done);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, accountId, attachment.id, edit, maxBytes]);

  return read;
}
