import { CircleAlert, Info, X } from 'lucide-react';
import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { DemoBanner } from '../demo/demo-banner.tsx';
import { CONNECTION_WORDS } from '../sidebar/account-header.tsx';
import { WaitingWords } from './waiting-words.tsx';
import './banner.css';

/** Says that the server of an account cannot be reached, and offers what helps. */
function ConnectionBanner({ account }: { readonly account: Account }) {
  const { bridge } = useDesk();
  const { state, detail } = account.connection;
  const isWaitedFor = useApp(
    ({ waiting }) => state !== 'online' && waiting.some(({ accountId }) => accountId === account.id),
  );
  // A start passes by itself, unless something of the person's waits for it.
  if (state !== 'retrying' && state !== 'failed' && !isWaitedFor) return null;
  return (
    <div className="banner" data-tone={state === 'failed' ? 'problem' : 'warning'} role="status">
      <CircleAlert />
      <p>
        <strong>{CONNECTION_WORDS[state]}.</strong> {detail ?? 'What is shown may be out of date.'}
        <WaitingWords accountId={account.id} />
      </p>
      {account.kind === 'this-computer' && (
        <Button onClick={() => void bridge.call('core:restart', undefined)}>Start again</Button>
      )}
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
      <IconButton label="Dismiss" onClick={() => setDismissed(notice)}>
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
          {account.notice !== null && <NoticeBanner notice={account.notice} />}
        </div>
      ))}
      <DemoBanner />
    </div>
  );
}
