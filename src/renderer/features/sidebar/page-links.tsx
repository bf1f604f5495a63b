import { Activity, Bot, Cable, Settings } from 'lucide-react';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { PAGES, type Page } from '../../state/queue.ts';

const NAMES: Readonly<Record<Page, PlainKey>> = {
  agents: 'sidebar.agents',
  activity: 'sidebar.activity',
  connect: 'sidebar.connect',
  settings: 'sidebar.settings',
};

/** What a page is called. */
export function pageName(page: Page): string {
  return t(NAMES[page]);
}

const ICONS: Readonly<Record<Page, typeof Settings>> = {
  agents: Bot,
  activity: Activity,
  connect: Cable,
  settings: Settings,
};

/** The pages beside the queues, at the foot of the sidebar. */
export function PageLinks() {
  const { store } = useDesk();
  const view = useApp((state) => state.view);
  return (
    <ul className="sidebar-foot">
      {PAGES.map((page) => {
        const Icon = ICONS[page];
        return (
          <li key={page}>
            <button
              type="button"
              className="sidebar-row"
              aria-current={view.kind === 'page' && view.page === page ? 'page' : undefined}
              title={pageName(page)}
              onClick={() => store.getState().chooseView({ kind: 'page', page })}
            >
              <Icon />
              <span className="sidebar-words truncate">{pageName(page)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
