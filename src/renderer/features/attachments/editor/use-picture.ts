import { useEffect, useState } from 'react';
import { t } from '../../../../words/words.ts';
import type { FileRead } from '../use-file-bytes.ts';

/** Chromium draws on no larger canvas. */
const SIDE_MAX = 16_384;

interface PictureState {
  readonly picture: HTMLImageElement | null;
  readonly problem: string | null;
}

/** The bytes of a picture as one that can be drawn on. From the memory of the window, so that it can be read back. */
export function usePicture(read: FileRead, mimeType: string): PictureState {
  const [state, setState] = useState<PictureState>({ picture: null, problem: null });
  useEffect(() => {
    if (read.state === 'failed') setState({ picture: null, problem: read.words });
    if (read.state !== 'read') return;
    const address = URL.createObjectURL(new Blob([read.bytes], { type: mimeType }));
    const picture = new Image();
    picture.onload = () => {
      const isTooLarge = Math.max(picture.naturalWidth, picture.naturalHeight) > SIDE_MAX;
      const problem = t('attachments.pictureTooLargeToDraw', { max: SIDE_MAX });
      setState(isTooLarge ? { picture: null, problem } : { picture, problem: null });
    };
    picture.onerror = () => setState({ picture: null, problem: t('attachments.pictureNotDrawable') });
    picture.src = address;
    return () => URL.revokeObjectURL(address);
  }, [read, mimeType]);
  return state;
}
