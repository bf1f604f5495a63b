import { t } from '../../../words/words.ts';
import { useApp } from '../../state/app-context.ts';
import { hasWords } from '../../state/draft-slice.ts';
import type { ItemKey } from '../../state/item.ts';
import { KeptDraft } from './kept-draft.tsx';

/** Stands where a message was that its agent has deleted while it was open. */
export function GoneMessage({ messageKey }: { readonly messageKey: ItemKey }) {
  const hasDraft = useApp((state) => hasWords(state.drafts[messageKey]));
  return (
    <article className="message">
      <h2 className="message-title">{t('review.messageGone')}</h2>
      <p className="message-lead">{t('review.messageDeletedHint')}</p>
      {hasDraft && <KeptDraft messageKey={messageKey} />}
    </article>
  );
}
