import { Repeat2 } from 'lucide-react';
import { useApp, useDesk } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';
import { standingOf } from '../../state/review-facts.ts';
import { newerRoundOf, roundOf } from '../../state/rounds.ts';
import { Button } from '../../ui/button.tsx';
import './rounds.css';
import { t } from '../../../words/words.ts';

/** Says that the question was asked again in a later round, with the way there. */
export function NewerRound({ item }: { readonly item: Item }) {
  const { store } = useDesk();
  const newer = useApp((state) => newerRoundOf(state.data.items, item));
  if (!newer) return null;
  const round = roundOf(newer.message);
  return (
    <div className="newer-round" role="status">
      <Repeat2 aria-hidden="true" />
      <span>
        {standingOf(item.message) === 'pending'
          ? t('rounds.replacedByRound', { round })
          : t('rounds.askedAgainInRound', { round })}
      </span>
      <Button onClick={() => store.getState().show({ accountId: newer.accountId, messageId: newer.message.id })}>
        {t('rounds.showRound', { round })}
      </Button>
    </div>
  );
}
