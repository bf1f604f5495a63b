import { FilePen } from 'lucide-react';
import { useState } from 'react';
import { useDesk } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';
import { answerName } from '../../state/respond-slice.ts';
import { Button } from '../../ui/button.tsx';
import { RoundChanges } from '../rounds/round-changes.tsx';
import { useQuestionChange } from './use-question-change.ts';
import './change-notice.css';
import { t } from '../../../words/words.ts';

/** Says before an answer is sent that the question is no longer what was shown, and what changed. */
export function ChangeNotice({ item }: { readonly item: Item }) {
  const { store } = useDesk();
  const noticed = useQuestionChange(item);
  const [isShown, setIsShown] = useState(false);
  if (!noticed) return null;
  const { change, stopped, before } = noticed;
  const words = change.isMessage
    ? stopped
      ? t('review.notSentYetChanged')
      : t('review.changedSinceOpened')
    : stopped
      ? t('review.notSentYetNewer')
      : t('review.askedAgainLater');

  return (
    <section className="change-notice" aria-label={t('review.questionChanged')}>
      <div className="change-notice-line">
        <FilePen aria-hidden="true" />
        <p role={stopped ? 'alert' : 'status'}>{words}</p>
        {change.isMessage && (
          <Button look="ghost" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
            {isShown ? t('review.hideWhatChanged') : t('review.showWhatChanged')}
          </Button>
        )}
        {stopped ? (
          <Button onClick={() => store.getState().sendStopped(item.key)}>
            {t('review.sendAnyway', { answer: answerName(stopped.label) })}
          </Button>
        ) : (
          <Button onClick={() => store.getState().acceptChange(item.key)}>{t('review.understood')}</Button>
        )}
      </div>
      {isShown && change.isMessage && (
        <div className="change-notice-body">
          <RoundChanges accountId={item.accountId} before={before} after={item.message} />
        </div>
      )}
    </section>
  );
}
