import { ArrowUpRight, MousePointer2, PenLine, Redo2, Square, Trash2, Type, Undo2 } from 'lucide-react';
import type { Dispatch, RefObject } from 'react';
import { IconButton } from '../../../ui/button.tsx';
import { COLOURS, type MarkKind, markWords, type Sketch, type SketchAction } from './sketch.ts';

export type Tool = MarkKind | 'select';

const TOOLS: readonly { readonly tool: Tool; readonly label: string; readonly Icon: typeof Square }[] = [
  { tool: 'select', label: 'Select and move', Icon: MousePointer2 },
  { tool: 'pen', label: 'Pen', Icon: PenLine },
  { tool: 'arrow', label: 'Arrow', Icon: ArrowUpRight },
  { tool: 'box', label: 'Box', Icon: Square },
  { tool: 'text', label: 'Text', Icon: Type },
];

interface SketchToolsProps {
  readonly sketch: Sketch;
  readonly act: Dispatch<SketchAction>;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly colour: string;
  readonly onColour: (colour: string) => void;
  readonly words: RefObject<HTMLInputElement | null>;
}

/** The bar over a picture: tools, colours, what is selected, and back and forth. */
export function SketchTools({ sketch, act, tool, onTool, colour, onColour, words }: SketchToolsProps) {
  const selected = sketch.marks.find(({ id }) => id === sketch.selectedId);
  return (
    <div className="sketch-bar">
      <fieldset className="sketch-group">
        <legend className="sr-only">Tool</legend>
        {TOOLS.map(({ tool: one, label, Icon }) => (
          <label key={one} className="sketch-choice" title={label}>
            <input
              type="radio"
              name="sketch-tool"
              checked={tool === one}
              onChange={() => onTool(one)}
              aria-label={label}
            />
            <Icon />
          </label>
        ))}
      </fieldset>
      <fieldset className="sketch-group">
        <legend className="sr-only">Colour</legend>
        {COLOURS.map(({ name, value }) => (
          <label key={value} className="sketch-choice" title={name}>
            <input
              type="radio"
              name="sketch-colour"
              checked={colour === value}
              aria-label={name}
              onChange={() => {
                onColour(value);
                if (selected) act({ do: 'recolour', id: selected.id, colour: value });
              }}
            />
            <svg className="sketch-swatch" viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="8" cy="8" r="7" fill={value} />
            </svg>
          </label>
        ))}
      </fieldset>
      <div className="sketch-group">
        <IconButton label="Undo" disabled={sketch.past.length === 0} onClick={() => act({ do: 'undo' })}>
          <Undo2 />
        </IconButton>
        <IconButton label="Redo" disabled={sketch.future.length === 0} onClick={() => act({ do: 'redo' })}>
          <Redo2 />
        </IconButton>
      </div>
      {sketch.marks.length > 0 && (
        <div className="sketch-group sketch-marks">
          <select
            aria-label="Selected mark"
            value={selected?.id ?? ''}
            onChange={(event) => {
              const id = event.target.value;
              act({ do: 'select', id: id === '' ? null : Number(id) });
            }}
          >
            <option value="">No mark selected</option>
            {sketch.marks.map((mark, index) => (
              <option key={mark.id} value={mark.id}>
                {markWords(mark, index + 1)}
              </option>
            ))}
          </select>
          {selected?.kind === 'text' && (
            <input
              ref={words}
              className="sketch-words"
              aria-label="Words of the mark"
              value={selected.text}
              maxLength={2_000}
              dir="auto"
              onChange={(event) => act({ do: 'write', id: selected.id, text: event.target.value })}
            />
          )}
          <IconButton
            label="Delete the selected mark"
            disabled={!selected}
            onClick={() => selected && act({ do: 'remove', id: selected.id })}
          >
            <Trash2 />
          </IconButton>
        </div>
      )}
    </div>
  );
}
