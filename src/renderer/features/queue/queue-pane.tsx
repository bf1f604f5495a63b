import { ArrowLeft, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { IconButton } from '../../ui/button.tsx';
import { QUEUE_NAMES } from '../sidebar/queue-links.tsx';
import { PickBar } from '../triage/pick-bar.tsx';
import { EmptyList } from './empty-list.tsx';
import { QueueList } from './queue-list.tsx';
import { SortMenu } from './sort-menu.tsx';
import './queue-pane.css';

/** The name of the list that is shown. */
function useListTitle(): string {
  return useApp(({ view, data }) =>
    view.kind === 'agent'
      ? (data.agents[view.accountId]?.find(({ id }) => id === view.channelId)?.name ?? 'Agent')
      : view.kind === 'queue'
        ? QUEUE_NAMES[view.queue]
        : '',
  );
}

/** What has arrived and waits until the person is between two answers; in the header, where it covers no row. */
function ArrivalsPill() {
  const { store } = useDesk();
  const count = useApp((state) => state.order.arrivals.length);
  if (count === 0) return null;
  return (
    <button type="button" className="arrivals" onClick={() => store.getState().mergeArrivals()}>
      <ArrowUp />
      {count} new
    </button>
  );
}

/** The second pane: the list of a queue or of an agent. `edge` is what makes it wider. */
export function QueuePane({ edge }: { readonly edge: ReactNode }) {
  const { store } = useDesk();
  const title = useListTitle();
  const isLoaded = useApp((state) => state.isLoaded);
  const count = useApp((state) => state.order.rows.length);
  return (
    <section className="queue" aria-label="List">
      <header className="queue-header">
        <IconButton
          className="back-button"
          label="Queues and agents"
          onClick={() => store.getState().setPane('sidebar')}
        >
          <ArrowLeft />
        </IconButton>
        <h2 className="queue-title">
          <bdi className="truncate">{title}</bdi>
          {count > 0 && <span className="queue-count">{count}</span>}
        </h2>
        <ArrivalsPill />
        {count > 0 && <SortMenu />}
      </header>
      <div className="queue-body">{count > 0 ? <QueueList label={title} /> : isLoaded && <EmptyList />}</div>
      <PickBar />
      {edge}
    </section>
  );
}
