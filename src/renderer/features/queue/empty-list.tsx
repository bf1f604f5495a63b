import { useEffect, useRef } from 'react';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { accountOf } from '../../state/account-slice.ts';
import { useApp } from '../../state/app-context.ts';
import type { Queue } from '../../state/queue.ts';
import { accountNeed } from '../accounts/account-need.ts';

const WORDS: Readonly<Record<Queue, PlainKey>> = {
  'needs-review': 'queue.emptyNeedsReview',
  snoozed: 'queue.emptySnoozed',
  completed: 'queue.emptyCompleted',
  expired: 'queue.emptyExpired',
  all: 'queue.emptyAll',
};

const DOUBTFUL = 'queue.nothingKnownWaits';

/** One calm sentence in place of rows. */
export function EmptyList() {
  const view = useApp((state) => state.view);
  const request = useApp((state) => state.focusRequest);
  const words = useRef<HTMLParagraphElement>(null);
  const isComing = useApp((state) =>
    state.data.accounts.some(({ connection }) => connection.state === 'starting' || connection.state === 'connecting'),
  );
  const isUnknown = useApp((state) => state.data.items.size === 0) && isComing;
  // It stands where the rows would be, also for the keys and for who hears what has the focus.
  useEffect(() => {
    if (request.target === 'list' && request.count > 0) words.current?.focus({ preventScroll: true });
  }, [request]);
  const name = useApp((state) => {
    const shown = state.shownAccount;
    return shown === null ? null : (accountOf(state, shown)?.name ?? null);
  });
  const isDoubtful = useApp((state) => accountNeed(state.data.accounts, state.shownAccount) !== null);
  if (isUnknown || view.kind !== 'queue') return null;
  return (
    <p ref={words} className="empty-list" tabIndex={-1}>
      {view.queue === 'needs-review' && isDoubtful ? t(DOUBTFUL) : t(WORDS[view.queue])}
      {name !== null && ` ${t('queue.onlyAccountShown', { name })}`}
    </p>
  );
}
