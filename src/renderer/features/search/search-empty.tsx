import { useApp, useDesk } from '../../state/app-context.ts';
import './search-empty.css';
import { t } from '../../../words/words.ts';

const EXAMPLES = [
  ['agent:deploy', 'search.hintFrom'],
  ['type:form', 'search.hintType'],
  ['status:pending', 'search.hintStatus'],
  ['after:yesterday', 'search.hintAfter'],
  ['before:2026-11', 'search.hintBefore'],
  ['has:attachment', 'search.hintHas'],
  ['search.exactWordsExample', 'search.hintExactWords'],
  ['-status:expired', 'search.hintMinus'],
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
    return isComplete ? <p className="empty-list">{t('search.nothingFits')}</p> : null;
  }
  return (
    <div className="search-help">
      <p>{t('search.searchHint')}</p>
      <dl>
        {EXAMPLES.map(([text, words]) => [text === 'search.exactWordsExample' ? t(text) : text, words] as const).map(
          ([example, words]) => (
            <div key={example}>
              <dt>
                <button type="button" onClick={() => handleTry(example)}>
                  {example}
                </button>
              </dt>
              <dd>{t(words)}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}
