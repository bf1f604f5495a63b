import type { EditFacts } from '../../../contract/edit.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { withoutTurns } from '../../state/direction.ts';
import type { ItemKey } from '../../state/item.ts';
import { Button } from '../../ui/button.tsx';
import { SaveButton } from './save-button.tsx';
import './edited-files.css';
import { t } from '../../../words/words.ts';

/** Edited files that can no longer be sent: they stay the person’s. */
export function KeptEdits({ messageKey }: { readonly messageKey: ItemKey }) {
  const { store } = useDesk();
  const edits = useApp((state) => state.edits[messageKey]);
  // Beside an answer of ours that is stored they are gone in a moment.
  const isOurs = useApp((state) => state.sends[messageKey]?.state === 'stored');
  if (!edits || isOurs) return null;

  function discard(): void {
    for (const edit of edits ?? []) void store.getState().discardEdit(edit);
  }

  return (
    <section className="kept-draft" aria-label={t('attachments.editedFilesNotSent')}>
      <header>
        <h3>{t('attachments.editedFilesWereNotSent', { count: edits.length })}</h3>
        <Button look="ghost" onClick={discard}>
          {t('attachments.discard')}
        </Button>
      </header>
      <ul className="kept-edits">
        {edits.map((edit) => (
          <li key={edit.attachmentId}>
            <bdi className="truncate">{withoutTurns(edit.filename)}</bdi>
            <SaveButton accountId={edit.accountId} attachment={asAttachment(edit)} edit={edit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function asAttachment({ attachmentId, filename, mimeType, sizeBytes }: EditFacts) {
  return { id: attachmentId, channelId: '', filename, mimeType, size: sizeBytes };
}
