import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { IconButton } from '../../ui/button.tsx';
import { ReviewSnoozeMenu } from '../triage/snooze-menu.tsx';
import { UndoBar } from '../triage/undo-bar.tsx';
import { OutcomeLine } from './outcome-line.tsx';

/** Above the message: what was just done, the place in the list, and the way through it. */
export function DetailToolbar() {
  const { store } = useDesk();
  const selected = useApp((state) => state.selected);
  const rows = useApp((state) => state.order.rows);
  const index = selected === null ? -1 : rows.indexOf(selected);
  const isHolding = useApp((state) => state.held.length > 0);
  const { move, setPane } = store.getState();
  return (
    <header className="detail-toolbar">
      <IconButton className="back-button" label="Back to the list (Esc)" onClick={() => setPane('list')}>
        <ArrowLeft />
      </IconButton>
      {isHolding ? <UndoBar /> : <OutcomeLine />}
      <div className="detail-tools">
        <ReviewSnoozeMenu />
      </div>
      {rows.length > 0 && (
        <div className="detail-steps">
          <span className="detail-place">{index >= 0 && `${index + 1} of ${rows.length}`}</span>
          <IconButton label="Previous (K)" disabled={index === 0} onClick={() => move(-1)}>
            <ChevronUp />
          </IconButton>
          <IconButton label="Next (J)" disabled={index === rows.length - 1} onClick={() => move(1)}>
            <ChevronDown />
          </IconButton>
        </div>
      )}
    </header>
  );
}
