import { useEffect, useState } from 'react';
import { fileAddress } from '../../../contract/file-address.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { withoutTurns } from '../../state/direction.ts';
import { FileNote } from './file-note.tsx';
import type { ShownFile } from './shown-file.ts';
import { readEdit } from './use-file-bytes.ts';

/** Where the picture of a file is: at its server, or as its edit in the memory of this window; null until that is read. */
export function useImageAddress({ accountId, attachment, edit }: ShownFile): string | null {
  const { bridge } = useDesk();
  const [edited, setEdited] = useState<string | null>(null);
  useEffect(() => {
    if (edit === null) return;
    let address: string | null = null;
    let isWanted = true;
    void readEdit(bridge, edit).then((read) => {
      if (!isWanted || read.state !== 'read') return;
      address = URL.createObjectURL(new Blob([read.bytes], { type: edit.mimeType }));
      setEdited(address);
    });
    return () => {
      isWanted = false;
      setEdited(null);
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [bridge, edit]);
  return edit === null ? fileAddress({ accountId, fileId: attachment.id }) : edited;
}

/** A picture in place; pressing it opens it large. */
export function ImageTile({ file, onOpen }: { readonly file: ShownFile; readonly onOpen: () => void }) {
  const address = useImageAddress(file);
  const [brokenAddress, setBrokenAddress] = useState<string | null>(null);
  const name = withoutTurns(file.attachment.filename);
  if (address === null) return <FileNote>{t('attachments.opening')}</FileNote>;
  if (brokenAddress === address) {
    return <FileNote>{t('attachments.pictureCannotBeShown')}</FileNote>;
  }
  return (
    <button type="button" className="image-tile" aria-label={t('attachments.showLarge', { name })} onClick={onOpen}>
      <img src={address} alt={name} loading="lazy" draggable={false} onError={() => setBrokenAddress(address)} />
    </button>
  );
}
