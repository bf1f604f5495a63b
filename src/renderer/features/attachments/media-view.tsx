import { useState } from 'react';
import { t } from '../../../words/words.ts';
import { FileNote } from './file-note.tsx';

interface MediaViewProps {
  readonly kind: 'audio' | 'video';
  readonly name: string;
  readonly address: string;
}

/** Sound or film with the player of the browser; it comes in pieces, as far as it is played. */
export function MediaView({ kind, name, address }: MediaViewProps) {
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken)
    return (
      <FileNote isProblem>
        {t(kind === 'audio' ? 'attachments.audioCannotBePlayed' : 'attachments.videoCannotBePlayed')}
      </FileNote>
    );
  const shared = { src: address, controls: true, preload: 'metadata', 'aria-label': name } as const;
  return kind === 'audio' ? (
    <audio className="file-media" {...shared} onError={() => setIsBroken(true)} />
  ) : (
    <video className="file-media" {...shared} onError={() => setIsBroken(true)} />
  );
}
