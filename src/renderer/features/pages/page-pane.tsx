import { ArrowLeft } from 'lucide-react';
import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import type { Page } from '../../state/queue.ts';
import { IconButton } from '../../ui/button.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { isFocusLost } from '../../ui/focus-lost.ts';
import { pageName } from '../sidebar/page-links.tsx';
import './page-pane.css';
import { t } from '../../../words/words.ts';

// By route: nothing of a page is loaded before somebody opens it.
const CONTENTS: Readonly<Record<Page, ComponentType>> = {
  agents: lazy(async () => ({ default: (await import('../agents/agents-page.tsx')).AgentsPage })),
  activity: lazy(async () => ({ default: (await import('../activity/activity-page.tsx')).ActivityPage })),
  connect: lazy(async () => ({ default: (await import('../connect/connect-page.tsx')).ConnectPage })),
  settings: lazy(async () => ({ default: (await import('../settings/settings-page.tsx')).SettingsPage })),
};

/** A whole page in place of list and message. */
export function PagePane({ page }: { readonly page: Page }) {
  const { store } = useDesk();
  const Content = CONTENTS[page];
  const request = useApp((state) => state.focusRequest);
  const lastRequest = useRef(request);
  const scroller = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page takes the focus as well
  useEffect(() => {
    const isAsked = request !== lastRequest.current && request.target !== 'sidebar';
    lastRequest.current = request;
    // Who opened it with a key has lost what had the focus; who pressed its name keeps it there.
    if (isAsked || isFocusLost()) scroller.current?.focus({ preventScroll: true });
  }, [request, page]);

  return (
    <div className="page">
      <header className="page-header">
        <IconButton
          className="back-button"
          label={t('pages.queuesAndAgents')}
          onClick={() => store.getState().setPane('sidebar')}
        >
          <ArrowLeft />
        </IconButton>
        <h2 className="page-title" id="page-title">
          {pageName(page)}
        </h2>
      </header>
      <section
        ref={scroller}
        className="page-scroller"
        data-reading=""
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long pages scroll, and who has no mouse must be able to as well
        tabIndex={0}
        aria-label={t('pages.contentOf', { value: pageName(page) })}
      >
        <ErrorBoundary key={page} place="page">
          <Suspense>
            <Content />
          </Suspense>
        </ErrorBoundary>
      </section>
    </div>
  );
}
