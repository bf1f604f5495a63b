import { Check } from 'lucide-react';
import { t } from '../../../words/words.ts';
import type { Action } from './use-action.ts';

/** How an action ended, beside its button: quietly when it went well, in words when it did not. */
export function ActionNote({ action }: { readonly action: Pick<Action, 'problem' | 'note'> }) {
  if (action.problem !== null) {
    return (
      <p className="setting-problem" role="alert">
        {action.problem}
      </p>
    );
  }
  return (
    <p className="setting-note" role="status">
      {action.note !== null && (
        <>
          <Check />
          <span>{action.note}</span>
        </>
      )}
    </p>
  );
}

interface ReadProblemProps {
  readonly problem: string | null;
  readonly onRetry: () => void;
}

/** Why something cannot be shown, and the way to ask again. */
export function ReadProblem({ problem, onRetry }: ReadProblemProps) {
  if (problem === null) return null;
  return (
    <p className="setting-problem" role="alert">
      {problem}{' '}
      <button type="button" className="setting-retry" onClick={onRetry}>
        {t('settings.readAgain')}
      </button>
    </p>
  );
}
