import type Konva from 'konva';
import { type KeyboardEvent, useEffect, useReducer, useRef, useState } from 'react';
import { withoutTurns } from '../../../state/direction.ts';
import type { Editing } from '../../../state/edits-slice.ts';
import { pngName } from '../png-name.ts';
import { EditorDialog } from './editor-dialog.tsx';
import { COLOURS, changeSketch, keepSketch, openSketch } from './sketch.ts';
import { SketchBoard } from './sketch-board.tsx';
import { drawSketch } from './sketch-picture.ts';
import { SketchTools, type Tool } from './sketch-tools.tsx';
import { useEdit } from './use-edit.ts';
import { usePicture } from './use-picture.ts';
import './sketch-editor.css';
import { t } from '../../../../words/words.ts';

const MAX_BYTES = 32_000_000;

/** Draws on an attached picture; what comes of it goes along with the answer. */
export function SketchEditor({ editing }: { readonly editing: Editing }) {
  const { start, problem, isSaving, keep, close } = useEdit(editing, MAX_BYTES);
  const { picture, problem: pictureProblem } = usePicture(start.original, editing.attachment.mimeType);
  const name = withoutTurns(editing.attachment.filename);
  const common = { title: name, isSaving: isSaving || picture === null, problem: problem ?? pictureProblem };
  if (picture === null) {
    return (
      <EditorDialog {...common} isChanged={false} onDone={close} onCancel={close}>
        <p className="editor-wait">{common.problem === null ? t('attachments.opening') : ''}</p>
      </EditorDialog>
    );
  }
  return (
    <Drawing
      {...common}
      picture={picture}
      steps={start.kept?.steps ?? null}
      onCancel={close}
      onDone={(marks, layer) =>
        void keep(async () =>
          marks === null || layer === null
            ? null
            : {
                bytes: await drawSketch(picture, layer),
                steps: marks,
                filename: pngName(editing.attachment.filename),
                mimeType: 'image/png',
              },
        )
      }
    />
  );
}

interface DrawingProps {
  readonly title: string;
  readonly isSaving: boolean;
  readonly problem: string | null;
  readonly picture: HTMLImageElement;
  readonly steps: string | null;
  readonly onCancel: () => void;
  /** Hands the marks and the layer that shows them over; null where nothing was drawn. */
  readonly onDone: (marks: string | null, layer: Konva.Layer | null) => void;
}

function Drawing({ picture, steps, onDone, ...dialog }: DrawingProps) {
  const [sketch, act] = useReducer(changeSketch, steps, openSketch);
  const [tool, setTool] = useState<Tool>('arrow');
  const [colour, setColour] = useState<string>(COLOURS[0].value);
  const [isLeaving, setIsLeaving] = useState(false);
  const layer = useRef<Konva.Layer>(null);
  const words = useRef<HTMLInputElement>(null);

  // The frame around the selected mark is no part of the picture: it goes first, then the layer is drawn.
  useEffect(() => {
    if (!isLeaving || sketch.selectedId !== null) return;
    setIsLeaving(false);
    onDone(sketch.marks.length === 0 ? null : keepSketch(sketch), layer.current);
  }, [isLeaving, sketch, onDone]);

  function handleKeyDown(event: KeyboardEvent): void {
    const isMod = event.ctrlKey || event.metaKey;
    if (!isMod || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z') act({ do: event.shiftKey ? 'redo' : 'undo' });
    else if (key === 'y') act({ do: 'redo' });
    else return;
    event.preventDefault();
  }

  return (
    <EditorDialog
      {...dialog}
      isChanged={sketch.past.length > 0}
      onDone={() => {
        act({ do: 'select', id: null });
        setIsLeaving(true);
      }}
      onKeyDown={handleKeyDown}
      tools={
        <SketchTools
          sketch={sketch}
          act={act}
          tool={tool}
          onTool={(next) => {
            // A colour that is chosen now is for the next mark, not for the last one.
            act({ do: 'select', id: null });
            setTool(next);
          }}
          colour={colour}
          onColour={setColour}
          words={words}
        />
      }
    >
      <SketchBoard
        picture={picture}
        sketch={sketch}
        act={act}
        tool={tool}
        colour={colour}
        layer={layer}
        onWrite={() => {
          // The field for the words appears with the mark.
          requestAnimationFrame(() => words.current?.select());
        }}
      />
    </EditorDialog>
  );
}
