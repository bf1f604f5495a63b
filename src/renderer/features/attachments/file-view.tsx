import { lazy, Suspense } from 'react';
import { fileAddress } from '../../../contract/file-address.ts';
import { t } from '../../../words/words.ts';
import { withoutTurns } from '../../state/direction.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { kindOf } from './file-kind.ts';
import { FileNote } from './file-note.tsx';
import { MediaView } from './media-view.tsx';
import type { ShownFile } from './shown-file.ts';
import { TextView } from './text-view.tsx';
import { useInView } from './use-in-view.ts';
import { WebPageView } from './web-page-view.tsx';

const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }));
const TableView = lazy(async () => ({ default: (await import('./table-view.tsx')).TableView }));

function Inside(file: ShownFile) {
  const kind = kindOf(file.attachment);
  const name = withoutTurns(file.attachment.filename);
  switch (kind) {
    case 'pdf':
      return <PdfView {...file} />;
    case 'csv':
      return <TableView {...file} />;
    case 'audio':
    case 'video':
      return <MediaView kind={kind} name={name} address={fileAddress({ ...file, fileId: file.attachment.id })} />;
    case 'html':
      return <WebPageView {...file} />;
    case 'json':
    case 'markdown':
    case 'text':
      return <TextView {...file} />;
    default:
      return null;
  }
}

/** What a file looks like inside. Nothing of it is read before it comes near to what can be seen. */
export function FileView(file: ShownFile) {
  const { ref, isSeen } = useInView<HTMLDivElement>();
  return (
    <div ref={ref} className="file-inside">
      <ErrorBoundary place="file">
        <Suspense fallback={<FileNote>{t('attachments.opening')}</FileNote>}>
          {isSeen ? <Inside {...file} /> : <FileNote>{t('attachments.opening')}</FileNote>}
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
