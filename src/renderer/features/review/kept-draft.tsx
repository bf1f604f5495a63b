import { t } from '../../../words/words.ts';
import { useApp, useDesk, useItem } from '../../state/app-context.ts';
import { draftWords } from '../../state/draft-words.ts';
import type { ItemKey } from '../../state/item.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { KeptEdits } from '../attachments/kept-edits.tsx';

/** What a person wrote or edited and can no longer send: it stays theirs. */
export function KeptDraft({ messageKey }: { readonly messageKey: ItemKey }) {
  const draft = useApp((state) => state.drafts[messageKey]);
  const review = useItem(messageKey)?.message.review;
  const words = draft ? draftWords(draft, review) : '';
  return (
    <>
      <KeptEdits messageKey={messageKey} />
      {words !== '' && <KeptWords messageKey={messageKey} words={words} />}
    </>
  );
}

function KeptWords({ messageKey, words }: { readonly messageKey: ItemKey; readonly words: string }) {
  const { store } = useDesk();
  return (
    <section className="kept-draft" aria-label={t('review.unsentText')}>
      <header>
        <h3>{t('review.textWasNotSent')}</h3>
        <CopyButton text={words} label={t('review.copyWhatYouWrote')} isWide />
        <Button look="ghost" onClick={() => store.getState().discardDraft(messageKey)}>
          {t('review.discard')}
        </Button>
      </header>
      <p dir="auto">{words}</p>
    </section>
  );
}
