import { CircleAlert, File, X } from 'lucide-react';
import { t } from '../../../words/words.ts';
import type { ComposedFile } from '../../state/compose-slice.ts';
import { withoutTurns } from '../../state/direction.ts';
import { IconButton } from '../../ui/button.tsx';
import { sizeWords } from '../attachments/size-words.ts';

function stateWords({ state, sentBytes, sizeBytes, problem }: ComposedFile): string {
  if (state === 'failed') return problem ?? t('channel.couldNotBeStored');
  if (state === 'stored') return sizeWords(sizeBytes);
  return t('channel.sentOf', {
    percent: sizeBytes === 0 ? 0 : Math.floor((sentBytes / sizeBytes) * 100),
    size: sizeWords(sizeBytes),
  });
}

interface ComposedFilesProps {
  readonly files: readonly ComposedFile[];
  readonly onRemove: (fileId: string) => void;
}

/** The files that go with the message, each with how far it is stored. */
export function ComposedFiles({ files, onRemove }: ComposedFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul className="composed-files" aria-label={t('channel.filesOfMessage')}>
      {files.map((file) => {
        const name = withoutTurns(file.filename);
        return (
          <li key={file.id} className="composed-file" data-state={file.state}>
            {file.state === 'failed' ? <CircleAlert aria-hidden="true" /> : <File aria-hidden="true" />}
            <div className="composed-file-words">
              <bdi className="truncate">{name}</bdi>
              <span role={file.state === 'failed' ? 'alert' : undefined}>{stateWords(file)}</span>
              {file.state === 'uploading' && (
                <progress
                  aria-label={t('channel.onItsWay', { name })}
                  value={file.sentBytes}
                  max={Math.max(1, file.sizeBytes)}
                />
              )}
            </div>
            <IconButton label={t('channel.removeNamed', { name })} onClick={() => onRemove(file.id)}>
              <X />
            </IconButton>
          </li>
        );
      })}
    </ul>
  );
}
