import { useEffect } from 'react';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';

interface SignedInProps {
  readonly accountId: string;
  /** What was done, in a sentence. */
  readonly note: string;
  readonly onClose: () => void;
}

/** The end of signing in: nothing more to say, unless the session does not outlast the program. */
export function SignedIn({ accountId, note, onClose }: SignedInProps) {
  const { store } = useDesk();
  const account = useApp((state) => state.data.accounts.find(({ id }) => id === accountId));
  const isKept = account?.isKept;
  useEffect(() => {
    if (isKept !== true) return;
    store.getState().say({ tone: 'done', text: note, about: null });
    onClose();
  }, [isKept, note, onClose, store]);
  if (account === undefined || account.isKept) return null;
  return (
    <div className="account-step">
      <p className="account-words-text">{t('accounts.signedInTo', { name: account.name })}</p>
      <p className="account-warning">{t('accounts.sessionInMemoryMeans')}</p>
      <div className="confirm-actions">
        <Button look="primary" autoFocus onClick={onClose}>
          {t('accounts.done')}
        </Button>
      </div>
    </div>
  );
}
