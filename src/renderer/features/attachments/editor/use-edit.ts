import { useEffect, useState } from 'react';
import { t } from '../../../../words/words.ts';
import { useDesk } from '../../../state/app-context.ts';
import type { Editing } from '../../../state/edits-slice.ts';
import { itemKey } from '../../../state/item.ts';
import { type FileRead, readRange } from '../use-file-bytes.ts';

/** What an editor begins with: the file as the agent sent it, and what was kept of an earlier edit. */
export interface EditStart {
  readonly original: FileRead;
  readonly kept: { readonly bytes: Uint8Array<ArrayBuffer>; readonly steps: string | null } | null;
}

/** An edited file as an editor hands it over; null when nothing of it is different. */
export interface EditResult {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly steps: string | null;
  readonly filename: string;
  readonly mimeType: string;
}

/** Reads what is edited, and keeps or drops what came of it. */
export function useEdit({ accountId, messageId, attachment }: Editing, maxBytes: number) {
  const { bridge, store } = useDesk();
  const [start, setStart] = useState<EditStart>({ original: { state: 'reading' }, kept: null });
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  useEffect(() => {
    const reference = { accountId, messageId, attachmentId: attachment.id };
    const isEdited = (store.getState().edits[itemKey(accountId, messageId)] ?? []).some(
      ({ attachmentId }) => attachmentId === attachment.id,
    );
    let isWanted = true;
    const read = async (): Promise<void> => {
      const [original, kept] = await Promise.all([
        readRange(bridge, { accountId, attachment, edit: null }, 0, maxBytes),
        isEdited ? bridge.call('edit:read', reference) : null,
      ]);
      const found = kept?.ok ? kept.value : null;
      const edit = found && { bytes: new Uint8Array(found.bytes), steps: found.steps };
      if (isWanted) setStart({ original, kept: edit });
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [bridge, store, accountId, messageId, attachment, maxBytes]);

  async function keep(make: () => Promise<EditResult | null> | EditResult | null): Promise<void> {
    const reference = { accountId, messageId, attachmentId: attachment.id };
    setIsSaving(true);
    setProblem(null);
    try {
      const result = await make();
      const words = result ? await store.getState().keepEdit({ ...reference, ...result }) : null;
      if (result === null) await store.getState().discardEdit(reference);
      if (words === null) store.getState().closeEditor();
      setProblem(words);
    } catch {
      setProblem(t('attachments.editedFileNotMade'));
    }
    setIsSaving(false);
  }

  return { start, problem, isSaving, keep, close: () => store.getState().closeEditor() };
}
