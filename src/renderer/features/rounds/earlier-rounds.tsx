import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';
import { roundOf } from '../../state/rounds.ts';
import { Button } from '../../ui/button.tsx';
import { ChangeCount } from '../content/text-diff.tsx';
import { EarlierRound } from './earlier-round.tsx';
import { RoundChanges } from './round-changes.tsx';
import { useEarlierRounds } from './use-rounds.ts';
import { useTextChanges } from './use-text-changes.ts';
import './rounds.css';
import { t } from '../../../words/words.ts';
import { Sentence } from '../../ui/sentence.tsx';

/** Below a question that was asked before: what changed since, and each earlier round with its answer. */
export function EarlierRounds({ item }: { readonly item: Item }) {
  const { store } = useDesk();
  const isOpen = useApp((state) => state.areRoundsShown);
  const { rounds, retry } = useEarlierRounds(item);
  const id = useId();
  const earlier = rounds.state === 'read' ? rounds.earlier : [];
  const [last] = earlier;
  const changes = useTextChanges(last?.text, item.message.text);
  const count = roundOf(item.message) - 1;

  return (
    <section className="rounds" aria-labelledby={id}>
      <h3 className="rounds-title">
        <button
          type="button"
          id={id}
          aria-expanded={isOpen}
          className="rounds-fold"
          onClick={() => store.getState().showRounds(!isOpen)}
        >
          <ChevronRight aria-hidden="true" />
          {t('rounds.earlierRoundCount', { count })}
        </button>
        {last && changes && (
          <span className="rounds-since">
            <Sentence
              of="rounds.sinceRound"
              parts={{ changes: <ChangeCount changes={changes} />, round: roundOf(last) }}
            />
          </span>
        )}
      </h3>
      {isOpen && rounds.state === 'reading' && <p className="rounds-note">{t('rounds.readingEarlierRounds')}</p>}
      {isOpen && rounds.state === 'failed' && (
        <div className="rounds-note" role="alert">
          <span>{t('rounds.earlierRoundsUnreadable', { problem: rounds.problem })}</span>
          <Button onClick={retry}>{t('rounds.tryAgain')}</Button>
        </div>
      )}
      {isOpen && rounds.state === 'read' && !last && <p className="rounds-note">{t('rounds.earlierRoundsGone')}</p>}
      {isOpen && last && (
        <div className="rounds-body">
          <h4 className="rounds-heading">{t('rounds.changedSinceRound', { round: roundOf(last) })}</h4>
          <RoundChanges accountId={item.accountId} before={last} after={item.message} />
          {earlier.map((round, index) => (
            <EarlierRound
              key={round.id}
              accountId={item.accountId}
              round={round}
              previous={earlier[index + 1] ?? null}
              isFirst={index === 0}
            />
          ))}
        </div>
      )}
    </section>
  );
}
