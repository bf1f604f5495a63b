import { lazy, Suspense } from 'react';
import { useApp } from '../../../state/app-context.ts';
import { ErrorBoundary } from '../../../ui/error-boundary.tsx';

const SketchEditor = lazy(async () => ({ default: (await import('./sketch-editor.tsx')).SketchEditor }));
const TextEditor = lazy(async () => ({ default: (await import('./text-editor.tsx')).TextEditor }));

/** The editor that is open, over whatever the window shows. */
export function EditorHost() {
  const editing = useApp((state) => state.editing);
  if (editing === null) return null;
  const Editor = editing.tool === 'sketch' ? SketchEditor : TextEditor;
  return (
    <ErrorBoundary key={`${editing.key}/${editing.attachment.id}`} place="window">
      <Suspense fallback={null}>
        <Editor editing={editing} />
      </Suspense>
    </ErrorBoundary>
  );
}
