import { FilePenLine, X } from 'lucide-react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { withoutTurns } from '../../state/direction.ts';
import type { ItemKey } from '../../state/item.ts';
import { IconButton } from '../../ui/button.tsx';
import './edited-files.css';

/** Which edited files go along with the answer that is being given. */
export function EditedFiles({ messageKey, isSending }: { readonly messageKey: ItemKey; readonly isSending: boolean }) {
  const { store } = useDesk();
  const edits = useApp((state) => state.edits[messageKey]);
  if (!edits) return null;
  return (
    <section className="edited-files" aria-label="Edited files">
      <p>
        <FilePenLine />
        {edits.length === 1 ? '1 edited file will be sent' : `${edits.length} edited files will be sent`}
      </p>
      <ul>
        {edits.map((edit) => (
          <li key={edit.attachmentId}>
            <bdi className="truncate">{withoutTurns(edit.filename)}</bdi>
            <IconButton
              label={`Send ${withoutTurns(edit.filename)} unchanged`}
              disabled={isSending}
              onClick={() => void store.getState().discardEdit(edit)}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
