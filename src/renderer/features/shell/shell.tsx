import { type CSSProperties, lazy, Suspense } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { agentKey } from '../../state/item.ts';
import { PANE_WIDTHS, type SizedPane } from '../../state/layout-slice.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import { EditorHost } from '../attachments/editor/editor-host.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { useNativeMenu } from '../keys/use-native-menu.ts';
import { PagePane } from '../pages/page-pane.tsx';
import { QueuePane } from '../queue/queue-pane.tsx';
import { DetailPane } from '../review/detail-pane.tsx';
import { Sidebar } from '../sidebar/sidebar.tsx';
import { BulkDialog } from '../triage/bulk-dialog.tsx';
import { Banners } from './banner.tsx';
import { LiveRegion } from './live-region.tsx';
import { OutcomeStrip } from './outcome-strip.tsx';
import { useFocusInPane } from './use-focus-in-pane.ts';
import { useWindowFacts } from './use-window-facts.ts';
import { WhenIdle } from './when-idle.tsx';
import './shell.css';
import './title-bar.css';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';

// By route, as the pages: a reviewer who only answers never loads it.
const ChannelPane = lazy(async () => ({ default: (await import('../channel/channel-pane.tsx')).ChannelPane }));

const loadKeys = async () => (await import('../keys/keys-overlay.tsx')).KeysOverlay;
const loadPrintSheet = async () => (await import('../print/print-sheet.tsx')).PrintSheet;
const loadAccountDialogs = async () => (await import('../accounts/account-dialogs.tsx')).AccountDialogs;
const loadPalette = async () => (await import('../palette/palette.tsx')).Palette;

const LABELS: Readonly<Record<SizedPane, PlainKey>> = { sidebar: 'shell.sidebarWidth', list: 'shell.listWidth' };

function PaneSplitter({ pane }: { readonly pane: SizedPane }) {
  const { store } = useDesk();
  const width = useApp((state) => state.widths[pane]);
  return (
    <Splitter
      label={t(LABELS[pane])}
      width={width}
      {...PANE_WIDTHS[pane]}
      onChange={(next) => store.getState().setWidth(pane, next)}
    />
  );
}

/** The window: banners above; below it the sidebar, and list and message, a conversation or a page. */
export function Shell() {
  useKeys();
  useNativeMenu();
  useWindowFacts();
  useFocusInPane();
  const widths = useApp((state) => state.widths);
  const pane = useApp((state) => state.pane);
  const view = useApp((state) => state.view);
  const areKeysShown = useApp((state) => state.areKeysShown);
  const isPrinting = useApp((state) => state.sheet !== null);
  const isAccountDialogShown = useApp((state) => state.accountDialog !== null);
  const isPaletteShown = useApp((state) => state.isPaletteShown);
  const style = { '--sidebar': `${widths.sidebar}px`, '--list': `${widths.list}px` } as CSSProperties;
  return (
    <div className="shell">
      <Banners />
      <main className="panes" data-pane={pane} style={style}>
        <h1 className="sr-only">{t('shell.placetDesk')}</h1>
        <Sidebar edge={<PaneSplitter pane="sidebar" />} />
        {view.kind === 'page' ? (
          <PagePane page={view.page} />
        ) : view.kind === 'agent' ? (
          <ErrorBoundary key={agentKey(view.accountId, view.channelId)} place="page">
            <Suspense fallback={<section className="page" />}>
              <ChannelPane accountId={view.accountId} channelId={view.channelId} />
            </Suspense>
          </ErrorBoundary>
        ) : (
          <>
            <QueuePane edge={<PaneSplitter pane="list" />} />
            <DetailPane />
          </>
        )}
      </main>
      <OutcomeStrip />
      <EditorHost />
      <WhenIdle isWanted={areKeysShown} load={loadKeys} />
      <WhenIdle isWanted={isPaletteShown} load={loadPalette} />
      <WhenIdle isWanted={isPrinting} load={loadPrintSheet} />
      <WhenIdle isWanted={isAccountDialogShown} load={loadAccountDialogs} />
      <BulkDialog />
      <LiveRegion />
    </div>
  );
}
