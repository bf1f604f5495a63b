import { CircleAlert, Info, KeyRound, X } from 'lucide-react';
import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { WordKey } from '../../../words/catalogue.ts';
import { listedAccounts } from '../../state/account-slice.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNowUntil } from '../../state/clock.ts';
import { toMs } from '../../state/review-facts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { runAccountCall, SWITCH_ON } from '../accounts/account-actions.ts';
import { connectionWords, nextTryWords } from '../accounts/account-words.ts';
import { DemoBanner } from '../demo/demo-banner.tsx';
import { WaitingWords } from './waiting-words.tsx';
import './banner.css';
import { t } from '../../../words/words.ts';

const STATES_OF = {
  starting: 'shell.ofStarting',
  connecting: 'shell.ofConnecting',
  online: 'shell.ofOnline',
  retrying: 'shell.ofConnectionLost',
  failed: 'shell.ofNotRunning',
  'signed-out': 'shell.ofSignedOut',
  off: 'shell.ofSwitchedOff',
} as const satisfies Record<Account['connection']['state'], WordKey>;

/** Is there no other account that could be meant? */
function useIsOnly(): boolean {
  return useApp((state) => listedAccounts(state.data.accounts).length === 1);
}

/** How a connection is, with the account in front where there are several. */
function useHeading({ name, connection: { state } }: Account): string {
  return useIsOnly() ? connectionWords(state) : t(STATES_OF[state], { name });
}

/** Says that the server of an account cannot be reached, and offers what helps. */
function ConnectionBanner({ account }: { readonly account: Account }) {
  const desk = useDesk();
  const { bridge } = desk;
  const { state, detail, nextTryAt } = account.connection;
  const now = useNowUntil(toMs(nextTryAt));
  const heading = useHeading(account);
  const isWaitedFor = useApp(
    ({ waiting }) => state !== 'online' && waiting.some(({ accountId }) => accountId === account.id),
  );
  // A start passes by itself, unless something of the person's waits for it; who is signed out reads it below.
  if (state === 'signed-out' || (state !== 'retrying' && state !== 'failed' && !isWaitedFor)) return null;
  const next = nextTryWords(account.connection, now);
  return (
    <div className="banner" data-tone={state === 'failed' ? 'problem' : 'warning'}>
      <CircleAlert />
      <p>
        <span role="status">
          <strong>{heading}.</strong> {detail ?? t('shell.mayBeOutOfDate')}
        </span>
        {/* Apart from what is announced: it changes every second. */}
        {next !== null && ` (${next})`}
        <WaitingWords accountId={account.id} />
      </p>
      {state === 'off' ? (
        <Button onClick={() => SWITCH_ON.run(desk)}>{t('shell.switchOn')}</Button>
      ) : account.kind === 'this-computer' ? (
        <Button onClick={() => void bridge.call('core:restart', undefined)}>{t('shell.startAgain')}</Button>
      ) : (
        <Button
          onClick={() => void runAccountCall(desk, () => bridge.call('account:refresh', { accountId: account.id }))}
        >
          {t('shell.tryNow')}
        </Button>
      )}
    </div>
  );
}

/** An account that needs the person: a session that ended must never look like an empty inbox. */
function SignInBanner({ account }: { readonly account: Account }) {
  const { store } = useDesk();
  const isSignedOut = account.connection.state === 'signed-out';
  const connection = useHeading(account);
  const isOnly = useIsOnly();
  const password = isOnly ? t('shell.newPasswordWanted') : t('shell.ofNewPasswordWanted', { name: account.name });
  const heading = isSignedOut ? connection : password;
  if (!isSignedOut && !account.mustChangePassword) return null;
  const detail = isSignedOut ? (account.connection.detail ?? t('shell.signInHint')) : t('shell.ownPasswordWanted');
  const kind = isSignedOut ? 'sign-in' : 'new-password';
  return (
    <div className="banner" data-tone="warning">
      <KeyRound />
      <p role="status">
        <strong>{heading}.</strong> {detail}
        <WaitingWords accountId={account.id} />
      </p>
      <Button onClick={() => store.getState().showAccountDialog({ kind, accountId: account.id })}>
        {isSignedOut ? t('shell.signIn') : t('shell.changePassword')}
      </Button>
    </div>
  );
}

/** Something the person should know once. */
function NoticeBanner({ notice }: { readonly notice: string }) {
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (dismissed === notice) return null;
  return (
    <div className="banner" role="status">
      <Info />
      <p>{notice}</p>
      <IconButton label={t('shell.dismiss')} onClick={() => setDismissed(notice)}>
        <X />
      </IconButton>
    </div>
  );
}

/** What concerns the whole window, above its panes. Starting up is not told here: it passes by itself. */
export function Banners() {
  const accounts = useApp((state) => state.data.accounts);
  const readProblem = useApp((state) => state.readProblem);
  return (
    <div className="banners">
      {readProblem !== null && (
        <div className="banner" data-tone="problem" role="status">
          <CircleAlert />
          <p>{readProblem}</p>
        </div>
      )}
      {accounts.map((account) => (
        <div key={account.id}>
          <ConnectionBanner account={account} />
          <SignInBanner account={account} />
          {account.notice !== null && <NoticeBanner notice={account.notice} />}
        </div>
      ))}
      <DemoBanner />
    </div>
  );
}
