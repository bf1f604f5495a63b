import { withoutTurns } from '../../state/direction.ts';
import { useImageAddress } from './image-tile.tsx';
import { Lightbox } from './lightbox.tsx';
import type { ShownFile } from './shown-file.ts';

interface ImageLightboxProps {
  readonly images: readonly ShownFile[];
  readonly enlargedId: string;
  readonly onEnlarge: (id: string | null) => void;
}

/** The pictures of a message over the whole window; of the one that is shown the edit, where there is one. */
export function ImageLightbox({ images, enlargedId, onEnlarge }: ImageLightboxProps) {
  const at = images.findIndex(({ attachment }) => attachment.id === enlargedId);
  const image = images[at];
  if (!image) return null;
  return <Enlarged images={images} at={at} image={image} onEnlarge={onEnlarge} />;
}

function Enlarged({ images, at, image, onEnlarge }: Omit<ImageLightboxProps, 'enlargedId'> & EnlargedProps) {
  const address = useImageAddress(image) ?? '';
  return (
    <Lightbox
      images={images.map(({ attachment }) => ({ address, name: withoutTurns(attachment.filename) }))}
      at={at}
      onMove={(next) => onEnlarge(images[next]?.attachment.id ?? null)}
      onClose={() => onEnlarge(null)}
    />
  );
}

interface EnlargedProps {
  readonly at: number;
  readonly image: ShownFile;
}
