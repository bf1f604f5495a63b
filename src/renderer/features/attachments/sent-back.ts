import type { Attachment } from '../../../contract/message.ts';
import { editorOf } from './file-kind.ts';
import { pngName } from './png-name.ts';

/** An attachment, or what went back in its place with the answer (contract.md 5.1). */
export function asSentBack(
  attachment: Attachment,
  modifiedFileIds: Readonly<Record<string, string>> | null | undefined,
): { readonly attachment: Attachment; readonly isSentBack: boolean } {
  const id =
    modifiedFileIds && Object.hasOwn(modifiedFileIds, attachment.id) ? modifiedFileIds[attachment.id] : undefined;
  if (id === undefined) return { attachment, isSentBack: false };
  const filename = editorOf(attachment) === 'sketch' ? pngName(attachment.filename) : attachment.filename;
  return { attachment: { ...attachment, id, filename }, isSentBack: true };
}
