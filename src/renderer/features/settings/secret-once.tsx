import { t } from '../../../words/words.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

const WORDS = {
  key: { name: 'settings.newKey', copyNow: 'settings.copyKeyNow', copy: 'settings.copyKey' },
  secret: { name: 'settings.newSecret', copyNow: 'settings.copySecretNow', copy: 'settings.copySecret' },
} as const;

interface SecretOnceProps {
  /** What it is. */
  readonly kind: keyof typeof WORDS;
  readonly secret: string;
  readonly onDone: () => void;
}

/** A secret in the one moment in which it can be read. */
export function SecretOnce({ kind, secret, onDone }: SecretOnceProps) {
  const words = WORDS[kind];
  return (
    <section className="secret-once" aria-label={t(words.name)}>
      <p>
        <strong>{t(words.copyNow)}</strong> {t('settings.shownOnlyOnce')}
      </p>
      <div className="secret-line">
        <code>{secret}</code>
        <CopyButton text={secret} label={t(words.copy)} isWide />
      </div>
      <div>
        <Button onClick={onDone}>{t('settings.iHaveCopied')}</Button>
      </div>
    </section>
  );
}
