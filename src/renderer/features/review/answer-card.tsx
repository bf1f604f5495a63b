import { CircleAlert, Clock } from 'lucide-react';
import { useRef } from 'react';
import type { Review } from '../../../contract/review.ts';
import { useApp } from '../../state/app-context.ts';
import { useNowUntil } from '../../state/clock.ts';
import type { Item } from '../../state/item.ts';
import { answerName, isUnderWay } from '../../state/respond-slice.ts';
import { expiryOf } from '../../state/review-facts.ts';
import { EditedFiles } from '../attachments/edited-files.tsx';
import { PluginAnswer } from '../plugin/plugin-answer.tsx';
import { NewerRound } from '../rounds/newer-round.tsx';
import { answerKind } from './answer/answer-kinds.ts';
import { useAnswerRoom } from './answer-room.ts';
import { ChangeNotice } from './change-notice.tsx';
import { KeptDraft } from './kept-draft.tsx';
import { WaitingNote } from './waiting-note.tsx';
import './answer-card.css';
import { t } from '../../../words/words.ts';

interface AnswerCardProps {
  readonly item: Item;
  readonly review: Review;
  /** A plugin shows the review and takes the answer. */
  readonly isInPlugin: boolean;
}

/** Where a pending review is answered. It stays in sight at the end of the pane, however long the message is. */
export function AnswerCard({ item, review, isInPlugin }: AnswerCardProps) {
  const send = useApp((state) => state.sends[item.key]);
  const expiry = expiryOf(item.message);
  const isOver = useNowUntil(expiry) >= (expiry ?? Number.POSITIVE_INFINITY);
  const isHeld = useApp((state) => state.heldKeys.has(item.key));
  const isWaiting = useApp((state) => state.waitingKeys.has(item.key));
  const isSending = isUnderWay(send) || isHeld || isWaiting;
  const Answer = isInPlugin ? PluginAnswer : answerKind(review);
  const dock = useRef<HTMLDivElement>(null);
  useAnswerRoom(dock);

  if (isOver && !isSending) {
    return (
      <div className="answer-dock" ref={dock}>
        <div className="answer-card">
          <p className="answer-note">
            <Clock />
            <span>{t('review.timeIsUp')}</span>
          </p>
        </div>
        <KeptDraft messageKey={item.key} />
      </div>
    );
  }
  return (
    <div className="answer-dock" data-in-plugin={isInPlugin} ref={dock}>
      <NewerRound item={item} />
      <div className="answer-card">
        {send && (send.state === 'unsent' || send.state === 'closed') && (
          <p className="answer-note" data-tone="problem" role="alert">
            <CircleAlert />
            <span>
              {send.label === null
                ? t('review.answerNotSentBecause', { detail: send.detail ?? '' })
                : t('review.answerNotSent', { answer: answerName(send.label), detail: send.detail ?? '' })}
            </span>
          </p>
        )}
        {!isSending && <ChangeNotice item={item} />}
        {isWaiting && <WaitingNote itemKey={item.key} />}
        {isSending && !isWaiting && (
          <p className="answer-note">
            <span>
              {isHeld
                ? t('review.answeredUndoable')
                : t('desk.sendingAnswer', { answer: answerName(send?.label ?? null) })}
            </span>
          </p>
        )}
        <EditedFiles messageKey={item.key} isSending={isSending} />
        <Answer item={item} review={review} isSending={isSending} />
      </div>
    </div>
  );
}
