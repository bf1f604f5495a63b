import { useState } from 'react';
import type { EditFacts } from '../../../contract/edit.ts';
import type { Message } from '../../../contract/message.ts';
import { useApp } from '../../state/app-context.ts';
import { itemKey } from '../../state/item.ts';
import { FileFrame } from './file-frame.tsx';
import { kindOf } from './file-kind.ts';
import { FileView } from './file-view.tsx';
import { ImageLightbox } from './image-lightbox.tsx';
import { ImageTile } from './image-tile.tsx';
import { asSentBack } from './sent-back.ts';
import type { ShownFile } from './shown-file.ts';
import './attachments.css';
import { t } from '../../../words/words.ts';

/** So many files are open at first; of a hundred, nobody looks at all. */
const OPEN_AT_FIRST = 6;
const NO_EDITS: readonly EditFacts[] = [];

interface AttachmentsProps {
  readonly accountId: string;
  readonly message: Pick<Message, 'id' | 'attachments' | 'review'>;
  /** What is shown of the message’s text: a picture that stands in it is not shown twice. */
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

interface OneFileProps {
  readonly messageId: string;
  readonly isEditable: boolean;
  readonly file: ShownFile;
  readonly isOpenAtFirst: boolean;
  readonly onEnlarge: () => void;
}

/** The files of a message, shown in place; after the answer as they went back. */
export function Attachments({ accountId, message, text, isEditable }: AttachmentsProps) {
  const edits = useApp((state) => state.edits[itemKey(accountId, message.id)]) ?? NO_EDITS;
  const [enlargedId, setEnlargedId] = useState<string | null>(null);
  if (message.attachments.length === 0) return null;
  const files = message.attachments.map((attachment) => ({
    accountId,
    ...asSentBack(attachment, message.review?.modifiedFileIds),
    edit: (isEditable && edits.find(({ attachmentId }) => attachmentId === attachment.id)) || null,
  }));
  const images = files.filter(({ attachment }) => kindOf(attachment) === 'image');
  return (
    <>
      <ul className="attachments" aria-label={t('attachments.attachments')}>
        {files.map((file, position) => (
          <li key={file.attachment.id}>
            <OneFile
              file={file}
              isOpenAtFirst={position < OPEN_AT_FIRST && !text.includes(`](/${file.attachment.id})`)}
              messageId={message.id}
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
