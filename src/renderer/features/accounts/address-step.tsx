import { useEffect, useRef, useState } from 'react';
import type { ProbeResult } from '../../../contract/account.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../settings/text-field.tsx';
import { useAction } from '../settings/use-action.ts';
import { StepForm } from './account-frame.tsx';

/** A server that was found, with where its live updates come from. */
export type FoundServer = Extract<ProbeResult, { kind: 'found' }>;

/** What is typed to find a server. */
export interface TypedServer {
  readonly url: string;
  /** Where live updates come from; empty to have it looked for. */
  readonly wsUrl: string;
}

interface AddressStepProps {
  readonly typed: TypedServer;
  /** What goes above the fields. */
  readonly lead?: string | undefined;
  readonly leadTone?: 'plain' | 'warning';
  /** On the button that looks for the server. */
  readonly submitWords: string;
  readonly onChange: (typed: TypedServer) => void;
  /** Takes the server over; answers why that failed, or null. */
  readonly onFound: (found: FoundServer) => Promise<string | null>;
  readonly onClose: () => void;
}

/** The step that asks where a server is, and looks for it there. */
export function AddressStep({ typed, lead, leadTone = 'plain', submitWords, ...rest }: AddressStepProps) {
  const { bridge } = useDesk();
  const action = useAction();
  const [isOpen, setIsOpen] = useState(typed.wsUrl !== '');
  const [liveProblem, setLiveProblem] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (liveProblem !== null) form.current?.querySelector<HTMLInputElement>('[aria-invalid]')?.focus();
  }, [liveProblem]);

  const change = (changed: Partial<TypedServer>): void => {
    action.clear();
    setLiveProblem(null);
    rest.onChange({ ...typed, ...changed });
  };

  async function handleLook(): Promise<void> {
    const url = typed.url.trim();
    if (url === '') {
      action.refuse(t('accounts.typeAddressFirst'));
      return;
    }
    const wsUrl = isOpen ? typed.wsUrl.trim() || null : null;
    const result = await action.run(() => bridge.call('account:probe', { url, wsUrl }));
    if (result === undefined) return;
    if (result.kind === 'found') {
      const refusal = await rest.onFound(result);
      if (refusal !== null) action.refuse(refusal);
    } else if (result.reason === 'socket') {
      setIsOpen(true);
      setLiveProblem(result.detail);
    } else {
      action.refuse(result.detail);
    }
  }

  return (
    <StepForm
      problem={action.problem}
      onSubmit={() => void handleLook()}
      actions={
        <>
          <Button onClick={rest.onClose}>{t('accounts.cancel')}</Button>
          <Button type="submit" look="primary" disabled={action.isBusy}>
            {action.isBusy ? t('accounts.looking') : submitWords}
          </Button>
        </>
      }
    >
      {lead && <p className={leadTone === 'warning' ? 'account-warning' : 'account-words-text'}>{lead}</p>}
      <TextField
        label={t('accounts.serverAddress')}
        placeholder="placet.example.com"
        hint={t('accounts.serverAddressHint')}
        inputMode="url"
        value={typed.url}
        maxLength={2_048}
        onChange={(url) => change({ url })}
      />
      <details className="account-advanced" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{t('accounts.advanced')}</summary>
        <div ref={form}>
          <TextField
            label={t('accounts.liveAddress')}
            placeholder="wss://placet.example.com:3001"
            hint={t('accounts.liveAddressHint')}
            inputMode="url"
            value={typed.wsUrl}
            maxLength={2_048}
            problem={liveProblem}
            onChange={(wsUrl) => change({ wsUrl })}
          />
        </div>
      </details>
    </StepForm>
  );
}
