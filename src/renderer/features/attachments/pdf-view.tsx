import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useEffect, useState } from 'react';
import { useDesk } from '../../state/app-context.ts';
import type { Bridge } from '../../state/bridge.ts';
import { withoutTurns } from '../../state/direction.ts';
import { FileNote } from './file-note.tsx';
import { PdfPage } from './pdf-page.tsx';
import { openPdfSource } from './pdf-source.ts';
import type { ShownFile } from './shown-file.ts';
import './pdf-view.css';
import { t } from '../../../words/words.ts';

type Opened = { readonly document: PDFDocumentProxy } | { readonly problem: string } | null;

/** Fonts, character maps and decoders that came with the program, for files that bring none. */
const part = (folder: string): string => new URL(`pdf/${folder}/`, document.baseURI).href;

/** Opens a file in a thread of its own; the returned function ends both. */
function openPdf(bridge: Bridge, file: ShownFile, onOpened: (opened: Opened) => void): () => void {
  const thread = new Worker(workerAddress, { type: 'module' });
  const worker = PDFWorker.create({ port: thread });
  let isWanted = true;
  const fail = (problem: string): void => {
    if (isWanted) onOpened({ problem });
  };
  const open = async (): Promise<void> => {
    const source = await openPdfSource(bridge, file, fail);
    if (!isWanted) return;
    const document = await getDocument({
      ...source,
      worker,
      cMapUrl: part('cmaps'),
      standardFontDataUrl: part('standard_fonts'),
      wasmUrl: part('wasm'),
      iccUrl: part('iccs'),
      useWorkerFetch: true,
    }).promise;
    if (isWanted) onOpened({ document });
  };
  open().catch((error: unknown) => fail(problemWords(error)));
  return () => {
    isWanted = false;
    worker.destroy();
    thread.terminate();
  };
}

function problemWords(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return t('attachments.pdfLocked');
  if (name === 'InvalidPDFException') return t('attachments.pdfNotWhole');
  return t('attachments.pdfCannotBeShown', { problem: error instanceof Error ? error.message : '' });
}

/** The pages of a PDF file. Each is drawn when it comes near to what can be seen. */
export function PdfView(file: ShownFile) {
  const { bridge } = useDesk();
  const [opened, setOpened] = useState<Opened>(null);
  const { accountId, attachment } = file;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a stored file never changes, whatever object describes it
  useEffect(() => openPdf(bridge, file, setOpened), [bridge, accountId, attachment.id]);

  if (opened === null) return <FileNote>{t('attachments.opening')}</FileNote>;
  if ('problem' in opened) return <FileNote isProblem>{opened.problem}</FileNote>;
  const count = opened.document.numPages;
  return (
    <>
      <section
        className="pdf-pages"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: pages scroll, and who has no mouse must be able to as well
        tabIndex={0}
        aria-label={t('attachments.pagesOf', { name: withoutTurns(attachment.filename) })}
      >
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
          <PdfPage key={index} document={opened.document} number={index + 1} count={count} />
        ))}
      </section>
      <FileNote>{t('attachments.pageCount', { count })}</FileNote>
    </>
  );
}
