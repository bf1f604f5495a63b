import { FilePenLine, X } from 'lucide-react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { withoutTurns } from '../../state/direction.ts';
import type { ItemKey } from '../../state/item.ts';
import { IconButton } from '../../ui/button.tsx';
import './edited-files.css';
import { t } from '../../../words/words.ts';

/** Which edited files go along with the answer that is being given. */
export function EditedFiles({ messageKey, isSending }: { readonly messageKey: ItemKey; readonly isSending: boolean }) {
  const { store } = useDesk();
  const edits = useApp((state) => state.edits[messageKey]);
  if (!edits) return null;
  return (
    <section className="edited-files" aria-label={t('attachments.editedFiles')}>
      <p>
        <FilePenLine />
        {t('attachments.editedFilesWillBeSent', { count: edits.length })}
      </p>
      <ul>
        {edits.map((edit) => (
          <li key={edit.attachmentId}>
            <bdi className="truncate">{withoutTurns(edit.filename)}</bdi>
            <IconButton
              label={t('attachments.sendUnchanged', { name: withoutTurns(edit.filename) })}
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
