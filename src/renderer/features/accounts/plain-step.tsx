import { t } from '../../../words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Sentence } from '../../ui/sentence.tsx';

interface PlainStepProps {
  readonly url: string;
  readonly onBack: () => void;
  readonly onGoOn: () => void;
}

/** Before a password can be typed: without encryption anybody on the way can read it. */
export function PlainStep({ url, onBack, onGoOn }: PlainStepProps) {
  return (
    <div className="account-step">
      <div className="account-warning">
        <p>
          <Sentence of="accounts.addressUsesPlainHttp" parts={{ address: <strong>{url}</strong> }} />
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
