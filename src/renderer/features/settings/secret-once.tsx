import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

interface SecretOnceProps {
  /** What it is, as in “key”. */
  readonly noun: string;
  readonly secret: string;
  readonly onDone: () => void;
}

/** A secret in the one moment in which it can be read. */
export function SecretOnce({ noun, secret, onDone }: SecretOnceProps) {
  return (
    <section className="secret-once" aria-label={`New ${noun}`}>
      <p>
        <strong>Copy the {noun} now.</strong> It is shown only this once and stored nowhere in clear.
      </p>
      <div className="secret-line">
        <code>{secret}</code>
        <CopyButton text={secret} label={`Copy the ${noun}`} isWide />
      </div>
      <div>
        <Button onClick={onDone}>I have copied it</Button>
      </div>
    </section>
  );
}
