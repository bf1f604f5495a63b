import { Check } from 'lucide-react';
import type { CallOutcome } from '../../../contract/desktop-channels.ts';
import type { SavedFile } from '../../../contract/local-data.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';

interface SavedNoteProps {
  /** What goes on right now, in words. */
  readonly busy: string | null;
  readonly ended: CallOutcome<SavedFile> | null;
}

/** How the writing of a file goes and went, with the way to the file. */
export function SavedNote({ busy, ended }: SavedNoteProps) {
  const { bridge } = useDesk();
  const problem = problemOf(ended);
  if (problem !== null) {
    return (
      <p className="setting-problem" role="alert">
        {problem}
      </p>
    );
  }
  const saved = ended?.ok && ended.value.kind === 'saved' ? ended.value : null;
  return (
    <p className="setting-note" role="status">
      {busy}
      {saved !== null && (
        <>
          <Check />
          <span>
            {saved.detail} <code>{saved.file}</code>{' '}
            <button
              type="button"
              className="setting-retry"
              onClick={() => void bridge.call('file:reveal', { file: saved.file })}
            >
              {t('settings.showSavedFile')}
            </button>
          </span>
        </>
      )}
    </p>
  );
}

function problemOf(ended: CallOutcome<SavedFile> | null): string | null {
  if (ended === null) return null;
  if (!ended.ok) return ended.error.message;
  return ended.value.kind === 'failed' ? ended.value.detail : null;
}
