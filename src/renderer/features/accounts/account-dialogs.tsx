import type { Account } from '../../../contract/account.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { waitingInAccount } from '../../state/queue.ts';
import { queueSourceOf } from '../../state/view-slice.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { runAccountCall } from './account-actions.ts';
import { AddAccount } from './add-account.tsx';
import { MoveAccount } from './move-account.tsx';
import { RenameAccount } from './rename-account.tsx';
import { ChangePassword, SignIn } from './sign-in.tsx';
import { unsentSentence, unsentWork } from './unsent-work.ts';

interface AboutProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Asks before everything that is kept of an account is wiped. */
function RemoveAccount({ account, onClose }: AboutProps) {
  const desk = useDesk();
  const lost = unsentSentence(unsentWork(desk.store.getState(), account.id));
  return (
    <ConfirmDialog
      title={t('accounts.removeNamedQuestion', { name: account.name })}
      action={t('accounts.removeAccount')}
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        void runAccountCall(desk, () => desk.bridge.call('account:remove', { accountId: account.id }));
      }}
    >
      <p>{t('accounts.removalWipes')}</p>
      {lost !== null && (
        <p>
          <strong>{lost}</strong>
        </p>
      )}
      <p>{t('accounts.removalKeeps')}</p>
    </ConfirmDialog>
  );
}

/** Asks before the agents of this computer are left without a server. */
function SwitchOff({ account, onClose }: AboutProps) {
  const desk = useDesk();
  const waiting = useApp((state) => waitingInAccount(queueSourceOf(state), account.id));
  return (
    <ConfirmDialog
      title={t('accounts.switchOffQuestion')}
      action={t('accounts.switchOffConfirmed')}
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        void runAccountCall(desk, () => desk.bridge.call('account:switch-local', { isOn: false }));
      }}
    >
      <p>{t('accounts.switchOffMeans')}</p>
      {waiting > 0 && <p>{t('accounts.reviewsWaitThere', { count: waiting })}</p>}
    </ConfirmDialog>
  );
}

/** The dialog about accounts that is open. */
export function AccountDialogs() {
  const { store } = useDesk();
  const dialog = useApp((state) => state.accountDialog);
  const account = useApp((state) => {
    const open = state.accountDialog;
    return open === null || open.kind === 'add'
      ? undefined
      : state.data.accounts.find(({ id }) => id === open.accountId);
  });
  if (dialog === null) return null;
  const handleClose = (): void => store.getState().showAccountDialog(null);
  // Its address is its key: a second link is a second dialog, and nothing typed for the first goes to the other server.
  if (dialog.kind === 'add') return <AddAccount key={dialog.url} url={dialog.url} onClose={handleClose} />;
  if (account === undefined) return null;
  const about = { account, onClose: handleClose };
  switch (dialog.kind) {
    case 'sign-in':
      return <SignIn key={account.id} {...about} />;
    case 'new-password':
      return <ChangePassword key={account.id} {...about} />;
    case 'rename':
      return <RenameAccount key={account.id} {...about} />;
    case 'move':
      return <MoveAccount key={account.id} {...about} />;
    case 'remove':
      return <RemoveAccount key={account.id} {...about} />;
    case 'switch-off':
      return <SwitchOff key={account.id} {...about} />;
    default:
      dialog satisfies never;
      return null;
  }
}
