import { useMemo, useRef, useState } from 'react';
import { t } from '../../../../words/words.ts';
import { withoutTurns } from '../../../state/direction.ts';
import type { Editing } from '../../../state/edits-slice.ts';
import { kindOf } from '../file-kind.ts';
import { readTextFile, writeTextFile } from '../text-file.ts';
import { CodeArea } from './code-area.tsx';
import { EditorDialog } from './editor-dialog.tsx';
import { useEdit } from './use-edit.ts';

const MAX_BYTES = 4_000_000;

/** Edits a text attachment; what comes of it goes along with the answer. */
export function TextEditor({ editing }: { readonly editing: Editing }) {
  const { start, problem, isSaving, keep, close } = useEdit(editing, MAX_BYTES);
  const { original, kept } = start;
  const name = withoutTurns(editing.attachment.filename);
  const file = useMemo(() => (original.state === 'read' ? readTextFile(original.bytes) : null), [original]);
  const first = useMemo(() => (kept ? readTextFile(kept.bytes) : null) ?? file, [kept, file]);
  const written = useRef<string | null>(null);
  const [isChanged, setIsChanged] = useState(false);
  const isUnreadable = original.state === 'read' && file === null;
  const reason = original.state === 'failed' ? original.words : null;

  function done(): void {
    void keep(() => {
      const text = written.current ?? first?.text ?? '';
      if (file === null || text === file.text) return null;
      const { filename, mimeType } = editing.attachment;
      return { bytes: writeTextFile({ ...file, text }), steps: null, filename, mimeType };
    });
  }

  return (
    <EditorDialog
      title={name}
      isChanged={isChanged}
      isSaving={isSaving || first === null}
      problem={problem ?? reason ?? (isUnreadable ? t('attachments.notEditableText') : null)}
      onDone={done}
      onCancel={close}
    >
      {first === null ? (
        <p className="editor-wait">{original.state === 'reading' ? t('attachments.opening') : ''}</p>
      ) : (
        <CodeArea
          label={t('attachments.textOf', { name })}
          text={first.text}
          isJson={kindOf(editing.attachment) === 'json'}
          onWrite={(text) => {
            written.current = text;
            setIsChanged(text !== first.text);
          }}
        />
      )}
    </EditorDialog>
  );
}
