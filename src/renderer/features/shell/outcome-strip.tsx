import { useApp } from '../../state/app-context.ts';
import { OutcomeLine } from '../review/outcome-line.tsx';
import { UndoBar } from '../triage/undo-bar.tsx';
import './outcome-strip.css';
import { t } from '../../../words/words.ts';

/**
 * What the toolbar above a message says, for where there is no such toolbar: in a conversation, on a page, beside the
 * list of a narrow window. An answer must not become final, or fail, without a word because its person looks elsewhere.
 */
export function OutcomeStrip() {
  const isHolding = useApp((state) => state.held.length > 0);
  const hasLine = useApp((state) => state.line !== null && state.line.tone !== 'sending');
  const hasToolbar = useApp(
    ({ view, isNarrow, pane }) => (view.kind === 'queue' || view.kind === 'search') && (!isNarrow || pane === 'detail'),
  );
  if (hasToolbar || (!isHolding && !hasLine)) return null;
  return (
    <aside className="outcome-strip" aria-label={t('shell.recentlyDone')}>
      {isHolding ? <UndoBar /> : <OutcomeLine />}
    </aside>
  );
}
