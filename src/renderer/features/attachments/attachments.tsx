import { useState } from 'react';
import type { EditFacts } from '../../../contract/edit.ts';
import type { Attachment } from '../../../contract/message.ts';
import { useApp } from '../../state/app-context.ts';
import { itemKey } from '../../state/item.ts';
import { FileFrame } from './file-frame.tsx';
import { kindOf } from './file-kind.ts';
import { FileView } from './file-view.tsx';
import { ImageLightbox } from './image-lightbox.tsx';
import { ImageTile } from './image-tile.tsx';
import type { ShownFile } from './shown-file.ts';
import './attachments.css';

/** So many files are open at first; of a hundred, nobody looks at all. */
const OPEN_AT_FIRST = 6;
const NO_EDITS: readonly EditFacts[] = [];

interface AttachmentsProps {
  readonly accountId: string;
  readonly messageId: string;
  readonly attachments: readonly Attachment[];
  /** The message itself: a picture that stands in it is not shown twice. */
  readonly text: string;
  /** Whether the review waits for an answer, which edited files can go along with. */
  readonly isEditable: boolean;
}

function OneFile({ file, isOpenAtFirst, ...rest }: OneFileProps) {
  const isShown = kindOf(file.attachment) !== 'other';
  const [isOpen, setIsOpen] = useState(isShown && isOpenAtFirst);
  const isImage = kindOf(file.attachment) === 'image';
  return (
    <FileFrame
      file={file}
      messageId={rest.messageId}
      isEditable={rest.isEditable}
      isOpen={isOpen}
      onToggle={isShown ? () => setIsOpen(!isOpen) : undefined}
    >
      {isImage ? <ImageTile file={file} onOpen={rest.onEnlarge} /> : <FileView {...file} />}
    </FileFrame>
  );
}

interface OneFileProps extends Pick<AttachmentsProps, 'messageId' | 'isEditable'> {
  readonly file: ShownFile;
  readonly isOpenAtFirst: boolean;
  readonly onEnlarge: () => void;
}

/** The files of a message, shown in place. */
export function Attachments({ accountId, messageId, attachments, text, isEditable }: AttachmentsProps) {
  const edits = useApp((state) => state.edits[itemKey(accountId, messageId)]) ?? NO_EDITS;
  const [enlargedId, setEnlargedId] = useState<string | null>(null);
  if (attachments.length === 0) return null;
  const files = attachments.map((attachment) => ({
    accountId,
    attachment,
    edit: edits.find(({ attachmentId }) => attachmentId === attachment.id) ?? null,
  }));
  const images = files.filter(({ attachment }) => kindOf(attachment) === 'image');
  return (
    <>
      <ul className="attachments" aria-label="Attachments">
        {files.map((file, position) => (
          <li key={file.attachment.id}>
            <OneFile
              file={file}
              isOpenAtFirst={position < OPEN_AT_FIRST && !text.includes(`](/${file.attachment.id})`)}
              messageId={messageId}
              isEditable={isEditable}
              onEnlarge={() => setEnlargedId(file.attachment.id)}
            />
          </li>
        ))}
      </ul>
      {enlargedId !== null && <ImageLightbox images={images} enlargedId={enlargedId} onEnlarge={setEnlargedId} />}
    </>
  );
}
