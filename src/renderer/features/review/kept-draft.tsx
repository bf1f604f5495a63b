import { useApp, useDesk, useItem } from '../../state/app-context.ts';
import { draftWords } from '../../state/draft-words.ts';
import type { ItemKey } from '../../state/item.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

/** What a person wrote and can no longer send: it stays theirs. */
export function KeptDraft({ messageKey }: { readonly messageKey: ItemKey }) {
  const { store } = useDesk();
  const draft = useApp((state) => state.drafts[messageKey]);
  const review = useItem(messageKey)?.message.review;
  const words = draft ? draftWords(draft, review) : '';
  if (words === '') return null;
  return (
    <section className="kept-draft" aria-label="What you wrote, not sent">
      <header>
        <h3>What you wrote was not sent</h3>
        <CopyButton text={words} label="Copy what you wrote" isWide />
        <Button look="ghost" onClick={() => store.getState().discardDraft(messageKey)}>
          Discard
        </Button>
      </header>
      <p dir="auto">{words}</p>
    </section>
  );
}
