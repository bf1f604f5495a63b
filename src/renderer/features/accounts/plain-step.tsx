import { t } from '../../../words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import type { FoundServer } from './address-step.tsx';

interface PlainStepProps {
  readonly found: FoundServer;
  readonly onBack: () => void;
  readonly onGoOn: () => void;
}

/** Before a password can be typed: without encryption anybody on the way can read it. */
export function PlainStep({ found, onBack, onGoOn }: PlainStepProps) {
  return (
    <div className="account-step">
      <div className="account-warning">
        <p>
          <Sentence of="accounts.addressUsesPlainHttp" parts={{ address: <strong>{plainAddress(found)}</strong> }} />
        </p>
        <p>{t('accounts.plainHttpMeans')}</p>
      </div>
      <p className="account-words-text">{t('accounts.plainHttpAdvice')}</p>
      <div className="confirm-actions">
        <Button onClick={onBack}>{t('accounts.useAnotherAddress')}</Button>
        <Button look="danger" onClick={onGoOn}>
          {t('accounts.goOnWithoutEncryption')}
        </Button>
      </div>
    </div>
  );
}

/** The address of the two that is not encrypted; that of the live updates only when the other one is. */
function plainAddress({ apiUrl, wsUrl }: FoundServer): string {
  return apiUrl.startsWith('https:') ? (wsUrl ?? apiUrl) : apiUrl;
}
