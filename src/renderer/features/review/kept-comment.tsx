import { useApp, useDesk } from '../../state/app-context.ts';
import { hasWords } from '../../state/draft-slice.ts';
import type { ItemKey } from '../../state/item.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

/** A comment that can no longer be sent: it stays the person’s. */
export function KeptComment({ messageKey }: { readonly messageKey: ItemKey }) {
  const { store } = useDesk();
  const draft = useApp((state) => state.drafts[messageKey]);
  if (!draft || !hasWords(draft)) return null;
  return (
    <section className="kept-comment" aria-label="Your comment, not sent">
      <header>
        <h3>Your comment was not sent</h3>
        <CopyButton text={draft.comment} label="Copy your comment" isWide />
        <Button look="ghost" onClick={() => store.getState().discardDraft(messageKey)}>
          Discard
        </Button>
      </header>
      <p dir="auto">{draft.comment}</p>
    </section>
  );
}
