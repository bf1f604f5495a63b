import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { AccountFrame } from './account-frame.tsx';
import { AddressStep, type FoundServer, type TypedServer } from './address-step.tsx';
import { PlainStep } from './plain-step.tsx';

/** Changes where the server of an account is reached, once it was found there. */
export function MoveAccount({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { bridge, store } = useDesk();
  const [typed, setTyped] = useState<TypedServer>({ url: account.serverUrl ?? '', wsUrl: account.wsUrl ?? '' });
  const [plain, setPlain] = useState<FoundServer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  /** Answers why the account could not be moved, or null. */
  async function move({ apiUrl, wsUrl }: FoundServer): Promise<string | null> {
    const outcome = await bridge.call('account:move', { accountId: account.id, apiUrl, wsUrl });
    if (!outcome.ok) return outcome.error.message;
    if (outcome.value.kind === 'refused') return outcome.value.detail;
    if (outcome.value.isSignedOut) {
      store.getState().showAccountDialog({ kind: 'sign-in', accountId: account.id });
      return null;
    }
    store.getState().say({ tone: 'done', text: t('accounts.addressesSaved'), about: null });
    onClose();
    return null;
  }

  async function handleFound(found: FoundServer): Promise<string | null> {
    setProblem(null);
    const isSame = found.apiUrl === account.serverUrl && found.wsUrl === account.wsUrl;
    if (found.plainUrl === null || isSame) return move(found);
    setPlain(found);
    return null;
  }

  async function handlePlain(found: FoundServer): Promise<void> {
    const refusal = await move(found);
    setPlain(null);
    setProblem(refusal);
  }

  const title =
    plain === null ? t('accounts.addressesOf', { name: account.name }) : t('accounts.connectionNotEncrypted');
  return (
    <AccountFrame title={title} onClose={onClose}>
      {plain === null ? (
        <AddressStep
          typed={typed}
          lead={problem ?? t('accounts.addressesLead')}
          leadTone={problem === null ? 'plain' : 'warning'}
          submitWords={t('accounts.save')}
          onChange={setTyped}
          onFound={handleFound}
          onClose={onClose}
        />
      ) : (
        <PlainStep
          url={plain.plainUrl ?? plain.apiUrl}
          onBack={() => setPlain(null)}
          onGoOn={() => void handlePlain(plain)}
        />
      )}
    </AccountFrame>
  );
}
