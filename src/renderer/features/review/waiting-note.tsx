import { CloudOff } from 'lucide-react';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { type ItemKey, itemKey } from '../../state/item.ts';
import { answerName } from '../../state/respond-slice.ts';
import { Button } from '../../ui/button.tsx';

/** Says that an answer is kept until its server can be reached, with a way to take it back. */
export function WaitingNote({ itemKey: key }: { readonly itemKey: ItemKey }) {
  const { store } = useDesk();
  const waiting = useApp((state) =>
    state.waiting.find(({ accountId, messageId }) => itemKey(accountId, messageId) === key),
  );
  const name = useApp(
    (state) => state.data.accounts.find(({ id }) => id === waiting?.accountId)?.name ?? t('review.itsServer'),
  );
  if (!waiting) return null;
  const label = waiting.label === null ? t('review.yourAnswer') : answerName(waiting.label);
  return (
    <div className="answer-note" role="status">
      <CloudOff aria-hidden="true" />
      <span>{t('review.answerKeptUntilReached', { label, name })}</span>
      <Button look="ghost" onClick={() => void store.getState().takeBackWaiting(key)}>
        {t('review.takeBack')}
      </Button>
    </div>
  );
}
