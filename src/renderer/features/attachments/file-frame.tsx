import {
  ChevronDown,
  ChevronRight,
  File,
  FileAudio,
  FileBraces,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  Globe,
} from 'lucide-react';
import type { DragEvent, ReactNode } from 'react';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { withoutTurns } from '../../state/direction.ts';
import { itemKey } from '../../state/item.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { editorOf, type FileKind, KIND_WORDS, kindOf } from './file-kind.ts';
import { SaveButton } from './save-button.tsx';
import type { ShownFile } from './shown-file.ts';
import { sizeWords } from './size-words.ts';

const ICONS: Readonly<Record<FileKind, typeof File>> = {
  image: FileImage,
  pdf: FileText,
  audio: FileAudio,
  video: FileVideo,
  csv: FileSpreadsheet,
  json: FileBraces,
  markdown: FileText,
  html: Globe,
  text: FileText,
  other: File,
};

/** Larger files are not edited here: a person would wait for each key. */
const EDITABLE_BYTES = { sketch: 32_000_000, text: 2_000_000 };

/** Opens the editor for a file of a review that waits for an answer. */
function EditButton({ file, messageId }: { readonly file: ShownFile; readonly messageId: string }) {
  const { store } = useDesk();
  const { accountId, attachment } = file;
  const tool = editorOf(attachment);
  if (tool === null || attachment.size > EDITABLE_BYTES[tool]) return null;
  return (
    <Button
      look="ghost"
      className="file-action"
      aria-label={t(tool === 'sketch' ? 'attachments.annotateNamed' : 'attachments.editNamed', {
        name: withoutTurns(attachment.filename),
      })}
      onClick={() =>
        store.getState().openEditor({ key: itemKey(accountId, messageId), accountId, messageId, attachment, tool })
      }
    >
      {t(tool === 'sketch' ? 'attachments.annotate' : 'attachments.edit')}
    </Button>
  );
}

interface FileFrameProps {
  readonly file: ShownFile;
  readonly messageId: string;
  readonly isEditable: boolean;
  /** Left out for what has nothing to show. */
  readonly onToggle?: (() => void) | undefined;
  readonly isOpen: boolean;
  readonly children?: ReactNode;
}

/** A file with its name, what can be done with it, and what it looks like inside. */
export function FileFrame({ file, messageId, isEditable, onToggle, isOpen, children }: FileFrameProps) {
  const name = withoutTurns(file.attachment.filename);
  const kind = kindOf(file.attachment);
  const Icon = ICONS[kind];
  const { bridge, store } = useDesk();
  function handleDragStart(event: DragEvent): void {
    event.preventDefault();
    const { accountId, attachment } = file;
    void bridge
      .call('file:drag-out', { accountId, fileId: attachment.id, filename: attachment.filename })
      .then((outcome) => {
        if (!outcome.ok) store.getState().say({ tone: 'problem', text: outcome.error.message, about: null });
      });
  }
  return (
    <figure className="file-frame" data-kind={kind}>
      {/* What is dragged is the stored file: an edit waits to be sent, and has Save. */}
      <figcaption className="file-caption" draggable={file.edit === null} onDragStart={handleDragStart}>
        {onToggle ? (
          <IconButton
            label={t(isOpen ? 'attachments.hideNamed' : 'attachments.showNamed', { name })}
            aria-expanded={isOpen}
            onClick={onToggle}
          >
            {isOpen ? <ChevronDown /> : <ChevronRight />}
          </IconButton>
        ) : (
          <Icon className="file-icon" />
        )}
        <span className="file-words" title={name}>
          <bdi className="file-name truncate">{name}</bdi>
          <span className="file-facts">
            {t(KIND_WORDS[kind])}
            {!file.isSentBack && ` · ${sizeWords(file.edit?.sizeBytes ?? file.attachment.size)}`}
          </span>
        </span>
        {(file.edit || file.isSentBack) && <span className="badge">{t('attachments.edited')}</span>}
        {isEditable && <EditButton file={file} messageId={messageId} />}
        <SaveButton {...file} />
      </figcaption>
      {isOpen && children}
    </figure>
  );
}
