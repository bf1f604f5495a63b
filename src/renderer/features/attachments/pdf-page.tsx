import { type PDFDocumentProxy, type RenderTask, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../words/words.ts';

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  readonly count: number;
}

/** Until a page is read it takes the room of a sheet of A4. */
const SHEET_RATIO = 1 / Math.SQRT2;

/** One page: drawn while it is near to what can be seen, with its words laid over it for selecting and reading aloud. */
export function PdfPage({ document: pdf, number, count }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  const [ratio, setRatio] = useState(SHEET_RATIO);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => setIsNear(entries.at(-1)?.isIntersecting ?? false), {
      root: element.closest('.pdf-pages'),
      rootMargin: '100% 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const [target, layer, width] = [canvas.current, words.current, frame.current?.clientWidth ?? 0];
    if (!isNear || target === null || layer === null || width === 0) return;
    let task: RenderTask | null = null;
    let isWanted = true;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      if (!isWanted) return;
      const natural = page.getViewport({ scale: 1 });
      setRatio(natural.width / natural.height);
      const viewport = page.getViewport({ scale: width / natural.width });
      const sharpness = window.devicePixelRatio;
      target.width = Math.floor(viewport.width * sharpness);
      target.height = Math.floor(viewport.height * sharpness);
      task = page.render({ canvas: target, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] });
      await task.promise;
      layer.replaceChildren();
      layer.style.setProperty('--total-scale-factor', String(viewport.scale));
      await new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport }).render();
    };
    // A page that was scrolled away while it was drawn is no mistake; a broken one stays white.
    draw().catch(() => undefined);
    return () => {
      isWanted = false;
      task?.cancel();
      layer.replaceChildren();
      target.width = 0;
      target.height = 0;
    };
  }, [pdf, number, isNear]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div
      ref={frame}
      className="pdf-page"
      role="group"
      aria-label={t('attachments.pageOf', { number, count })}
      style={{ aspectRatio: ratio }}
    >
      <canvas ref={canvas} />
      <div ref={words} className="pdf-words" />
    </div>
  );
}
