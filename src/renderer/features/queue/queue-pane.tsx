import { ArrowLeft, ArrowUp, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { IconButton } from '../../ui/button.tsx';
import { useKeyTitle } from '../keys/command-keys.tsx';
import { SearchEmpty } from '../search/search-empty.tsx';
import { SearchHeader } from '../search/search-header.tsx';
import { queueName } from '../sidebar/queue-links.tsx';
import { PickBar } from '../triage/pick-bar.tsx';
import { EmptyList } from './empty-list.tsx';
import { QueueList } from './queue-list.tsx';
import { SortMenu } from './sort-menu.tsx';
import './queue-pane.css';
import { formatNumber } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';

/** The name of the list that is shown. */
function useListTitle(): string {
  return useApp(({ view }) => (view.kind === 'queue' ? queueName(view.queue) : t('queue.searchResults')));
}

/** What has arrived and waits until the person is between two answers; in the header, where it covers no row. */
function ArrivalsPill() {
  const { store } = useDesk();
  const count = useApp((state) => state.order.arrivals.length);
  if (count === 0) return null;
  return (
    <button type="button" className="arrivals" onClick={() => store.getState().mergeArrivals()}>
      <ArrowUp />
      {t('queue.newCount', { count })}
    </button>
  );
}

/** Above a queue: its name, its length, its order. */
function ListHeader({ title, count }: { readonly title: string; readonly count: number }) {
  const { store } = useDesk();
  const searchTitle = useKeyTitle(t('queue.search'), 'search');
  return (
    <header className="queue-header">
      <IconButton
        className="back-button"
        label={t('queue.queuesAndAgents')}
        onClick={() => store.getState().setPane('sidebar')}
      >
        <ArrowLeft />
      </IconButton>
      <h2 className="queue-title">
        <bdi className="truncate">{title}</bdi>
        {count > 0 && <span className="queue-count">{formatNumber(count)}</span>}
      </h2>
      <ArrivalsPill />
      {count > 0 && <SortMenu />}
      <IconButton label={t('queue.search')} title={searchTitle} onClick={() => store.getState().openSearch()}>
        <Search />
      </IconButton>
    </header>
  );
}

/** The second pane: the list of a queue or of a search. `edge` is what makes it wider. */
export function QueuePane({ edge }: { readonly edge: ReactNode }) {
  const title = useListTitle();
  const isLoaded = useApp((state) => state.isLoaded);
  const isSearch = useApp((state) => state.view.kind === 'search');
  const count = useApp((state) => state.order.rows.length);
  return (
    <section className="queue" aria-label={t('queue.list')}>
      {isSearch ? <SearchHeader pill={<ArrivalsPill />} /> : <ListHeader title={title} count={count} />}
      <div className="queue-body">
        {count > 0 ? <QueueList label={title} /> : isSearch ? <SearchEmpty /> : isLoaded && <EmptyList />}
      </div>
      <PickBar />
      {edge}
    </section>
  );
}
