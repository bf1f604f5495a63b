import { useState } from 'react';
import type { Message } from '../../../contract/message.ts';
import { formatInstant } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { useNow } from '../../state/clock.ts';
import { toMs } from '../../state/review-facts.ts';
import { roundOf } from '../../state/rounds.ts';
import { agoWords } from '../../state/time-words.ts';
import { Attachments } from '../attachments/attachments.tsx';
import { Markdown } from '../content/markdown.tsx';
import { PayloadTree } from '../review/payload-tree.tsx';
import { Fold } from './fold.tsx';
import { RoundAnswer } from './round-answer.tsx';
import { RoundChanges } from './round-changes.tsx';

interface EarlierRoundProps {
  readonly accountId: string;
  readonly round: Message;
  readonly previous: Message | null;
  readonly isFirst: boolean;
}

/** One earlier round: its answer in sight, what was asked and what had changed before it on request. */
export function EarlierRound({ accountId, round, previous, isFirst }: EarlierRoundProps) {
  const now = useNow('minute');
  const [isAskedShown, setIsAskedShown] = useState(isFirst);
  const createdAt = toMs(round.createdAt);
  const { payload } = round.review ?? {};
  return (
    <article className="round">
      <header className="round-head">
        <h4>{t('rounds.roundNumber', { round: roundOf(round) })}</h4>
        {createdAt !== null && (
          <time dateTime={round.createdAt} title={formatInstant(createdAt)}>
            {agoWords(createdAt, now)}
          </time>
        )}
      </header>
      <Fold title={t('rounds.whatWasAsked')} isOpen={isAskedShown} onToggle={setIsAskedShown}>
        {round.text && <Markdown text={round.text} />}
        <Attachments accountId={accountId} message={round} text={round.text ?? ''} isEditable={false} />
        {payload && Object.keys(payload).length > 0 && <PayloadTree value={payload} />}
      </Fold>
      {previous && (
        <Fold title={t('rounds.hadChangedSinceRound', { round: roundOf(previous) })}>
          <RoundChanges accountId={accountId} before={previous} after={round} />
        </Fold>
      )}
      <RoundAnswer message={round} />
    </article>
  );
}
