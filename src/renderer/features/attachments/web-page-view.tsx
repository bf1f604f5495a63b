import { useState } from 'react';
import { fileAddress } from '../../../contract/file-address.ts';
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
  const shown = isSource || file.edit !== null;
  return (
    <>
      {shown ? (
        <TextView {...file} isSource />
      ) : (
        <iframe
          className="file-page"
          sandbox=""
          referrerPolicy="no-referrer"
          title={withoutTurns(file.attachment.filename)}
          src={fileAddress({ ...file, fileId: file.attachment.id })}
        />
      )}
      {file.edit === null && (
        <FileNote>
          {isSource ? 'This is its source. ' : 'Scripts do not run here, and nothing is loaded from elsewhere. '}
          <Button look="ghost" className="file-switch" onClick={() => setIsSource(!isSource)}>
            {isSource ? 'Show the page' : 'Show its source'}
          </Button>
        </FileNote>
      )}
    </>
  );
}
