import { File, FileAudio, FileImage, FileSpreadsheet, FileText, FileVideo } from 'lucide-react';
import type { Attachment } from '../../../contract/message.ts';
import { withoutTurns } from '../../state/direction.ts';
import './attachments.css';

const KINDS = [
  { begins: 'image/', Icon: FileImage, words: 'Image' },
  { begins: 'audio/', Icon: FileAudio, words: 'Audio' },
  { begins: 'video/', Icon: FileVideo, words: 'Video' },
  { begins: 'text/csv', Icon: FileSpreadsheet, words: 'CSV table' },
  { begins: 'application/pdf', Icon: FileText, words: 'PDF' },
  { begins: 'text/', Icon: FileText, words: 'Text' },
];
const ANY = { Icon: File, words: '' };

/** A size in bytes as a person says it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

/** The files of a message, as cards. */
export function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments" aria-label="Attachments">
      {attachments.map((attachment) => {
        const { Icon, words } = KINDS.find(({ begins }) => attachment.mimeType.startsWith(begins)) ?? ANY;
        return (
          <li key={attachment.id} className="attachment" title={withoutTurns(attachment.filename)}>
            <Icon />
            <div className="attachment-words">
              <bdi className="truncate">{withoutTurns(attachment.filename)}</bdi>
              <span className="truncate">
                {words || attachment.mimeType} · {sizeWords(attachment.size)}
              </span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
