import { ArrowUpRight, MousePointer2, PenLine, Redo2, Square, Trash2, Type, Undo2 } from 'lucide-react';
import type { Dispatch, RefObject } from 'react';
import type { PlainKey } from '../../../../words/catalogue.ts';
import { t } from '../../../../words/words.ts';
import { IconButton } from '../../../ui/button.tsx';
import { COLOURS, type MarkKind, markWords, type Sketch, type SketchAction } from './sketch.ts';
import '../../../ui/field.css';

export type Tool = MarkKind | 'select';

const TOOLS: readonly { readonly tool: Tool; readonly label: PlainKey; readonly Icon: typeof Square }[] = [
  { tool: 'select', label: 'attachments.selectMove', Icon: MousePointer2 },
  { tool: 'pen', label: 'attachments.pen', Icon: PenLine },
  { tool: 'arrow', label: 'attachments.arrow', Icon: ArrowUpRight },
  { tool: 'box', label: 'attachments.box', Icon: Square },
  { tool: 'text', label: 'attachments.text', Icon: Type },
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
        <legend className="sr-only">{t('attachments.tool')}</legend>
        {TOOLS.map(({ tool: one, label, Icon }) => (
          <label key={one} className="sketch-choice" title={t(label)}>
            <input
              type="radio"
              name="sketch-tool"
              checked={tool === one}
              onChange={() => onTool(one)}
              aria-label={t(label)}
            />
            <Icon />
          </label>
        ))}
      </fieldset>
      <fieldset className="sketch-group">
        <legend className="sr-only">{t('attachments.colour')}</legend>
        {COLOURS.map(({ name, value }) => (
          <label key={value} className="sketch-choice" title={t(name)}>
            <input
              type="radio"
              name="sketch-colour"
              checked={colour === value}
              aria-label={t(name)}
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
        <IconButton
          label={t('attachments.undo')}
          disabled={sketch.past.length === 0}
          onClick={() => act({ do: 'undo' })}
        >
          <Undo2 />
        </IconButton>
        <IconButton
          label={t('attachments.redo')}
          disabled={sketch.future.length === 0}
          onClick={() => act({ do: 'redo' })}
        >
          <Redo2 />
        </IconButton>
      </div>
      {sketch.marks.length > 0 && (
        <div className="sketch-group sketch-marks">
          <select
            className="field-box"
            aria-label={t('attachments.selectedMark')}
            value={selected?.id ?? ''}
            onChange={(event) => {
              const id = event.target.value;
              act({ do: 'select', id: id === '' ? null : Number(id) });
            }}
          >
            <option value="">{t('attachments.noMarkSelected')}</option>
            {sketch.marks.map((mark, index) => (
              <option key={mark.id} value={mark.id}>
                {markWords(mark, index + 1)}
              </option>
            ))}
          </select>
          {selected?.kind === 'text' && (
            <input
              ref={words}
              className="field-box"
              aria-label={t('attachments.wordsOfMark')}
              value={selected.text}
              maxLength={2_000}
              dir="auto"
              onChange={(event) => act({ do: 'write', id: selected.id, text: event.target.value })}
            />
          )}
          <IconButton
            label={t('attachments.deleteSelectedMark')}
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
