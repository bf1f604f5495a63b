import { AlarmClock, CircleCheck, ClockAlert, Inbox, Layers } from 'lucide-react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { isSnoozedReview, QUEUES, type Queue, waitingCount } from '../../state/queue.ts';
import { queueSourceOf } from '../../state/view-slice.ts';

/** The name of each queue. */
export const QUEUE_NAMES: Readonly<Record<Queue, string>> = {
  'needs-review': 'Needs review',
  snoozed: 'Snoozed',
  completed: 'Completed',
  expired: 'Expired',
  all: 'All',
};

const ICONS: Readonly<Record<Queue, typeof Inbox>> = {
  'needs-review': Inbox,
  snoozed: AlarmClock,
  completed: CircleCheck,
  expired: ClockAlert,
  all: Layers,
};
const KEYS: Readonly<Record<Queue, string>> = {
  'needs-review': 'G N',
  snoozed: 'G S',
  completed: 'G C',
  expired: 'G E',
  all: 'G A',
};

/** The queues. Only what waits for the person now or later has a number: the rest is for looking up. */
export function QueueLinks() {
  const { store } = useDesk();
  const view = useApp((state) => state.view);
  const waiting = useApp((state) => waitingCount(queueSourceOf(state)));
  const snoozedCount = useApp(
    (state) => [...state.snoozes.keys()].filter((key) => isSnoozedReview(key, queueSourceOf(state))).length,
  );
  return (
    <ul className="sidebar-group">
      {QUEUES.map((queue) => {
        const Icon = ICONS[queue];
        const isChosen = view.kind === 'queue' && view.queue === queue;
        const count = queue === 'needs-review' ? waiting : queue === 'snoozed' ? snoozedCount : 0;
        return (
          <li key={queue}>
            <button
              type="button"
              className="sidebar-row"
              aria-current={isChosen ? 'page' : undefined}
              title={`${QUEUE_NAMES[queue]} (${KEYS[queue]})`}
              onClick={() => store.getState().chooseView({ kind: 'queue', queue })}
            >
              <Icon />
              <span className="sidebar-words truncate">{QUEUE_NAMES[queue]}</span>
              {count > 0 && (
                <span className={queue === 'needs-review' ? 'sidebar-count' : 'agent-pending'}>
                  {count}
                  <span className="sr-only"> {queue === 'needs-review' ? 'waiting' : 'snoozed'}</span>
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
