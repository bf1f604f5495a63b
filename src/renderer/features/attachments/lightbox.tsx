import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import '../../ui/dialog.css';
import './lightbox.css';
import { t } from '../../../words/words.ts';

/** A picture that can be shown large. */
export interface LargeImage {
  readonly address: string;
  readonly name: string;
}

/** Moves what is larger than its frame by holding and dragging it. */
function useDrag() {
  const last = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      last.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (last.current === null) return;
      event.currentTarget.scrollBy(last.current.x - event.clientX, last.current.y - event.clientY);
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp() {
      last.current = null;
    },
  };
}

interface LightboxProps {
  readonly images: readonly LargeImage[];
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onClose: () => void;
}

/** Pictures over the whole window: fitted or in their own size, one after the other by the arrows. */
export function Lightbox({ images, at, onMove, onClose }: LightboxProps) {
  const [isNatural, setIsNatural] = useState(false);
  const drag = useDrag();
  const giveFocusBack = useFocusReturn(true);
  const image = images[at];
  if (!image) return null;

  function step(by: number): void {
    const next = at + by;
    if (next < 0 || next >= images.length) return;
    setIsNatural(false);
    onMove(next);
  }

  function handleKeyDown(event: KeyboardEvent): void {
    // In its own size the arrows move the picture within its frame.
    const isScrolled = isNatural && event.target instanceof HTMLElement && event.target.matches('.lightbox-frame');
    const ahead = document.documentElement.dir === 'rtl' ? -1 : 1;
    if (event.key === '0') setIsNatural(false);
    else if (event.key === '1') setIsNatural(true);
    else if (event.key === 'ArrowLeft' && !isScrolled) step(-ahead);
    else if (event.key === 'ArrowRight' && !isScrolled) step(ahead);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          className="dialog-sheet"
          aria-describedby={undefined}
          onKeyDown={handleKeyDown}
          onCloseAutoFocus={giveFocusBack}
        >
          <header className="dialog-bar">
            <Dialog.Title className="lightbox-title truncate">
              <bdi>{image.name}</bdi>
            </Dialog.Title>
            {images.length > 1 && (
              <>
                <IconButton label={t('attachments.previousPicture')} disabled={at === 0} onClick={() => step(-1)}>
                  <ChevronLeft />
                </IconButton>
                <span className="lightbox-place" aria-live="polite">
                  {t('attachments.pictureOf', { n: at + 1, count: images.length })}
                </span>
                <IconButton
                  label={t('attachments.nextPicture')}
                  disabled={at === images.length - 1}
                  onClick={() => step(1)}
                >
                  <ChevronRight />
                </IconButton>
              </>
            )}
            <Button look="ghost" aria-pressed={isNatural} onClick={() => setIsNatural(!isNatural)}>
              {isNatural ? t('attachments.fit') : '100 %'}
            </Button>
            <Dialog.Close asChild>
              <IconButton label={t('attachments.close')}>
                <X />
              </IconButton>
            </Dialog.Close>
          </header>
          <section
            className="lightbox-frame"
            data-natural={isNatural}
            aria-label={t('attachments.picture')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a large picture scrolls, and who has no mouse must be able to as well
            tabIndex={0}
            onDoubleClick={() => setIsNatural(!isNatural)}
            {...drag}
          >
            <img src={image.address} alt={image.name} draggable={false} />
          </section>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
