import { Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { lastHeld } from '../../state/hold-slice.ts';
import { itemKey } from '../../state/item.ts';
import { questionOf } from '../../state/question.ts';
import { answerName } from '../../state/respond-slice.ts';
import { toMs } from '../../state/review-facts.ts';
import { timeLeft } from '../../state/time-words.ts';
import { TimeRing } from '../../ui/time-ring.tsx';
import { CommandKeys } from '../keys/command-keys.tsx';
import './undo-bar.css';
import { t } from '../../../words/words.ts';

/** What can still be taken back, and for how long. Where nothing is held there is nothing. */
export function UndoBar() {
  const { store } = useDesk();
  const held = useApp((state) => state.held);
  const targets = lastHeld(held);
  const [first] = targets;
  const item = useApp((state) => first && state.data.items.get(itemKey(first.accountId, first.messageId)));
  const now = useNow('second');
  const title = item ? questionOf(item.message).title : t('triage.unnamedReview');
  const label = first ? answerName(first.label) : '';
  const words =
    targets.length > 1
      ? t('triage.sendsToReviews', { answer: label, count: targets.length })
      : t('triage.sendsTo', { answer: label, title: item ? t('desk.quoted', { text: title }) : title });
  useEffect(() => {
    if (first) store.getState().announce(t('triage.canBeUndone', { label }));
  }, [first, label, store]);
  if (!first) return null;
  const sendAt = toMs(first.sendAt) ?? now;
  const left = timeLeft(toMs(first.heldAt) ?? now, sendAt, now);
  // The clock is rounded down to its second, so this is the time left rounded up.
  const seconds = Math.floor(left.leftMs / 1_000);
  return (
    <div className="undo-bar">
      <TimeRing left={{ ...left, urgency: 'calm' }} words={t('triage.sentInSeconds', { seconds })} />
      <bdi className="truncate" title={words}>
        {words}
      </bdi>
      <span className="undo-time" aria-hidden="true">
        {t('triage.inSeconds', { seconds })}
      </span>
      <button type="button" className="undo-button" onClick={() => void store.getState().undo()}>
        <Undo2 />
        {t('triage.undo')}
        <span className="undo-caps">
          <CommandKeys id="undo" />
        </span>
      </button>
    </div>
  );
}
