import { useApp, useDesk } from '../../state/app-context.ts';
import './search-empty.css';

const EXAMPLES = [
  ['agent:deploy', 'from an agent of that name'],
  ['type:form', 'approval, selection, form, text-input, freeform or message'],
  ['status:pending', 'pending, completed or expired'],
  ['after:yesterday', 'asked on that day or later; also 2026-11-20 or 7d'],
  ['before:2026-11', 'asked before that month began'],
  ['has:attachment', 'with files'],
  ['"exact words"', 'with these words in this order'],
  ['-status:expired', 'a minus turns anything around'],
] as const;

/** What a search can do, while nothing is looked for; or that nothing was found, and what may be the reason. */
export function SearchEmpty() {
  const { store } = useDesk();
  const isBlank = useApp((state) => state.query.trim() === '');
  const isComplete = useApp((state) => state.found.isComplete);
  function handleTry(example: string): void {
    store.getState().search(`${example} `);
    store.getState().requestFocus('search');
  }
  if (!isBlank) {
    return isComplete ? (
      <p className="empty-list">
        No message here fits. Older messages of an agent are searched once you have opened its conversation.
      </p>
    ) : null;
  }
  return (
    <div className="search-help">
      <p>Finds words in questions, agents’ names, answers and the names of files. Narrow it with:</p>
      <dl>
        {EXAMPLES.map(([example, words]) => (
          <div key={example}>
            <dt>
              <button type="button" onClick={() => handleTry(example)}>
                {example}
              </button>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
