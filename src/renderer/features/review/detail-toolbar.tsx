import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { selectedPlace } from '../../state/view-slice.ts';
import { IconButton } from '../../ui/button.tsx';
import { useKeyTitle } from '../keys/command-keys.tsx';
import { ReviewSnoozeMenu } from '../triage/snooze-menu.tsx';
import { UndoBar } from '../triage/undo-bar.tsx';
import { OutcomeLine } from './outcome-line.tsx';

/** Above the message: what was just done, the place in the list, and the way through it. */
export function DetailToolbar() {
  const { store } = useDesk();
  const count = useApp((state) => state.order.rows.length);
  const index = useApp(selectedPlace);
  const isHolding = useApp((state) => state.held.length > 0);
  const previous = useKeyTitle(t('review.previous'), 'previous');
  const next = useKeyTitle(t('review.next'), 'next');
  const { move, setPane } = store.getState();
  return (
    <header className="detail-toolbar">
      <IconButton className="back-button" label={t('review.backToListEsc')} onClick={() => setPane('list')}>
        <ArrowLeft />
      </IconButton>
      {isHolding ? <UndoBar /> : <OutcomeLine />}
      <div className="detail-tools">
        <ReviewSnoozeMenu />
      </div>
      {count > 0 && (
        <div className="detail-steps">
          <span className="detail-place">{index >= 0 && t('review.placeInQueue', { n: index + 1, count })}</span>
          <IconButton label={previous} disabled={index === 0} onClick={() => move(-1)}>
            <ChevronUp />
          </IconButton>
          <IconButton label={next} disabled={index === count - 1} onClick={() => move(1)}>
            <ChevronDown />
          </IconButton>
        </div>
      )}
    </header>
  );
}
