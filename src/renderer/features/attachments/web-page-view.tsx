import { useRef, useState } from 'react';
import { fileAddress } from '../../../contract/file-address.ts';
import { t } from '../../../words/words.ts';
import { withoutTurns } from '../../state/direction.ts';
import { Button } from '../../ui/button.tsx';
import { FileNote } from './file-note.tsx';
import type { ShownFile } from './shown-file.ts';
import { TextView } from './text-view.tsx';

/**
 * A web page of an agent: as it looks, in a frame in which nothing runs and from which nothing is loaded, or as its source.
 * The answer of main carries the same locks, for the day when the frame forgets its own.
 */
export function WebPageView(file: ShownFile) {
  const [isSource, setIsSource] = useState(false);
  const [visitCount, setVisitCount] = useState(0);
  const loadedVisit = useRef<number | null>(null);

  // A link in the page leads nowhere, but leaves an empty frame behind: the page is brought back.
  function handleLoad(): void {
    if (loadedVisit.current === visitCount) setVisitCount(visitCount + 1);
    else loadedVisit.current = visitCount;
  }

  const shown = isSource || file.edit !== null;
  return (
    <>
      {shown ? (
        <TextView {...file} isSource />
      ) : (
        <iframe
          key={visitCount}
          className="file-page"
          sandbox=""
          referrerPolicy="no-referrer"
          title={withoutTurns(file.attachment.filename)}
          src={fileAddress({ ...file, fileId: file.attachment.id })}
          onLoad={handleLoad}
        />
      )}
      {file.edit === null && (
        <FileNote>
          {isSource ? t('attachments.thisIsSource') : t('attachments.scriptsHint')}{' '}
          <Button look="ghost" className="file-switch" onClick={() => setIsSource(!isSource)}>
            {isSource ? t('attachments.showPage') : t('attachments.showSource')}
          </Button>
        </FileNote>
      )}
    </>
  );
}
