import { Activity, Bot, Cable, Settings } from 'lucide-react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { PAGES, type Page } from '../../state/queue.ts';

/** The name of each page. */
export const PAGE_NAMES: Readonly<Record<Page, string>> = {
  agents: 'Agents',
  activity: 'Activity',
  connect: 'Connect',
  settings: 'Settings',
};

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
              title={PAGE_NAMES[page]}
              onClick={() => store.getState().chooseView({ kind: 'page', page })}
            >
              <Icon />
              <span className="sidebar-words truncate">{PAGE_NAMES[page]}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
