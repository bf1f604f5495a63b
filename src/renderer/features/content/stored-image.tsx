import { useState } from 'react';
import { fileAddress } from '../../../contract/file-address.ts';
import { t } from '../../../words/words.ts';
import { Lightbox } from '../attachments/lightbox.tsx';
import { RemoteImage } from './remote-image.tsx';

interface StoredImageProps {
  readonly accountId: string;
  readonly fileId: string;
  readonly words: string;
}

/** A picture in markdown that is a stored file of the account: it is shown at once, for nobody else hears of it. */
export function StoredImage({ accountId, fileId, words }: StoredImageProps) {
  const [isLarge, setIsLarge] = useState(false);
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <RemoteImage address="" words={words || t('content.pictureGone')} />;
  const address = fileAddress({ accountId, fileId });
  const name = words || t('content.picture');
  return (
    <>
      <button
        type="button"
        className="markdown-image"
        aria-label={t('content.showLarge', { name })}
        onClick={() => setIsLarge(true)}
      >
        <img src={address} alt={words} loading="lazy" draggable={false} onError={() => setIsBroken(true)} />
      </button>
      {isLarge && (
        <Lightbox images={[{ address, name }]} at={0} onMove={() => undefined} onClose={() => setIsLarge(false)} />
      )}
    </>
  );
}
