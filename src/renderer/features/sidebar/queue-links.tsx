import { AlarmClock, CircleCheck, ClockAlert, Inbox, Layers } from 'lucide-react';
import type { PlainKey } from '../../../words/catalogue.ts';
import { formatNumber } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { isSnoozedReview, QUEUES, type Queue, waitingCount } from '../../state/queue.ts';
import { queueSourceOf } from '../../state/view-slice.ts';
import { useKeyTitle } from '../keys/command-keys.tsx';

const NAMES: Readonly<Record<Queue, PlainKey>> = {
  'needs-review': 'sidebar.needsReview',
  snoozed: 'sidebar.snoozed',
  completed: 'sidebar.completed',
  expired: 'sidebar.expired',
  all: 'sidebar.all',
};

/** What a queue is called. */
export function queueName(queue: Queue): string {
  return t(NAMES[queue]);
}

const ICONS: Readonly<Record<Queue, typeof Inbox>> = {
  'needs-review': Inbox,
  snoozed: AlarmClock,
  completed: CircleCheck,
  expired: ClockAlert,
  all: Layers,
};

function QueueLink({ queue }: { readonly queue: Queue }) {
  const { store } = useDesk();
  const isChosen = useApp(({ view }) => view.kind === 'queue' && view.queue === queue);
  const title = useKeyTitle(queueName(queue), `go-${queue}`);
  const count = useApp((state) => {
    if (queue === 'needs-review') return waitingCount(queueSourceOf(state));
    if (queue !== 'snoozed') return 0;
    return [...state.snoozes.keys()].filter((key) => isSnoozedReview(key, queueSourceOf(state))).length;
  });
  const Icon = ICONS[queue];
  return (
    <button
      type="button"
      className="sidebar-row"
      aria-current={isChosen ? 'page' : undefined}
      title={title}
      onClick={() => store.getState().chooseView({ kind: 'queue', queue })}
    >
      <Icon />
      <span className="sidebar-words truncate">{queueName(queue)}</span>
      {count > 0 && (
        <span className={queue === 'needs-review' ? 'sidebar-count' : 'agent-pending'}>
          {formatNumber(count)}
          <span className="sr-only"> {t(queue === 'needs-review' ? 'sidebar.waiting' : 'sidebar.snoozedCount')}</span>
        </span>
      )}
    </button>
  );
}

/** The queues. Only what waits for the person now or later has a number: the rest is for looking up. */
export function QueueLinks() {
  return (
    <ul className="sidebar-group">
      {QUEUES.map((queue) => (
        <li key={queue}>
          <QueueLink queue={queue} />
        </li>
      ))}
    </ul>
  );
}
