import type Konva from 'konva';
import { type Dispatch, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Image, Layer, Stage } from 'react-konva';
import { t } from '../../../../words/words.ts';
import { MarkShape } from './mark-shape.tsx';
import type { Mark, Sketch, SketchAction } from './sketch.ts';
import type { Tool } from './sketch-tools.tsx';

interface SketchBoardProps {
  readonly picture: HTMLImageElement;
  readonly sketch: Sketch;
  readonly act: Dispatch<SketchAction>;
  readonly tool: Tool;
  readonly colour: string;
  readonly layer: RefObject<Konva.Layer | null>;
  /** Hears that a text was placed, whose words are typed next. */
  readonly onWrite: () => void;
}

type NewMark = Omit<Mark, 'id'>;

/** Shorter drags than this, in pixels of the screen, were meant as clicks. */
const SHORTEST_DRAG = 4;
const MARGIN = 24;

/** How much the picture is made smaller to fit into its room; never larger than it is. */
function useFit(picture: HTMLImageElement) {
  const room = useRef<HTMLElement>(null);
  const [scale, setScale] = useState(0);
  useLayoutEffect(() => {
    const element = room.current;
    if (element === null) return;
    const measure = (): void => {
      const byWidth = (element.clientWidth - 2 * MARGIN) / picture.naturalWidth;
      const byHeight = (element.clientHeight - 2 * MARGIN) / picture.naturalHeight;
      setScale(Math.max(0.01, Math.min(1, byWidth, byHeight)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [picture]);
  return { room, scale };
}

/** The picture with its marks: drawn on by mouse, pen and finger, or by Enter and the arrow keys. */
export function SketchBoard({ picture, sketch, act, tool, colour, layer, onWrite }: SketchBoardProps) {
  const { room, scale } = useFit(picture);
  const [drawn, setDrawn] = useState<NewMark | null>(null);
  const { naturalWidth: width, naturalHeight: height } = picture;
  /** Lines are as wide on every picture, seen on the screen. */
  const weight = Math.max(2, Math.max(width, height) / 280);
  const isSelecting = tool === 'select';

  function begin({ target }: Konva.KonvaEventObject<PointerEvent>): void {
    const at = target.getStage()?.getRelativePointerPosition();
    if (!at) return;
    room.current?.focus({ preventScroll: true });
    if (tool === 'select') {
      if (!target.hasName('mark')) act({ do: 'select', id: null });
    } else if (tool === 'text') {
      act({ do: 'add', mark: { kind: 'text', colour, points: [at.x, at.y], text: t('attachments.note') } });
      onWrite();
    } else {
      act({ do: 'select', id: null });
      setDrawn({ kind: tool, colour, points: [at.x, at.y, at.x, at.y], text: '' });
    }
  }

  function go({ target }: Konva.KonvaEventObject<PointerEvent>): void {
    const at = target.getStage()?.getRelativePointerPosition();
    if (drawn === null || !at) return;
    const points = drawn.kind === 'pen' ? [...drawn.points, at.x, at.y] : [...drawn.points.slice(0, 2), at.x, at.y];
    setDrawn({ ...drawn, points });
  }

  function end(): void {
    if (drawn !== null && spanOf(drawn.points) * scale > SHORTEST_DRAG) act({ do: 'add', mark: drawn });
    setDrawn(null);
  }

  function handleKeyDown(event: KeyboardEvent): void {
    const step = (Math.max(width, height) / 100) * (event.shiftKey ? 5 : 1);
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    const id = sketch.selectedId;
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && tool !== 'select') {
      act({ do: 'add', mark: markInTheMiddle(tool, colour, width, height) });
      if (tool === 'text') onWrite();
    } else if (by && id !== null) act({ do: 'move', id, by: { x: by[0] ?? 0, y: by[1] ?? 0 } });
    else if ((event.key === 'Delete' || event.key === 'Backspace') && id !== null) act({ do: 'remove', id });
    else return;
    event.preventDefault();
  }

  return (
    <section
      ref={room}
      className="editor-room sketch-room"
      aria-label={t('attachments.pictureKeysHint')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: marks are placed and moved by keys
      tabIndex={0}
      data-tool={tool}
      onKeyDown={handleKeyDown}
    >
      {scale > 0 && (
        <Stage
          className="sketch-stage"
          width={width * scale}
          height={height * scale}
          scaleX={scale}
          scaleY={scale}
          onPointerDown={begin}
          onPointerMove={go}
          onPointerUp={end}
          onPointerLeave={end}
        >
          <Layer listening={false}>
            <Image image={picture} />
          </Layer>
          <Layer ref={layer}>
            {sketch.marks.map((mark) => (
              <MarkShape
                key={mark.id}
                mark={mark}
                weight={weight}
                isSelected={mark.id === sketch.selectedId}
                isMovable={isSelecting}
                onSelect={() => isSelecting && act({ do: 'select', id: mark.id })}
                onMove={(by) => act({ do: 'move', id: mark.id, by })}
              />
            ))}
            {drawn && <MarkShape mark={drawn} weight={weight} />}
          </Layer>
        </Stage>
      )}
    </section>
  );
}

function spanOf(points: readonly number[]): number {
  const xs = points.filter((_, index) => index % 2 === 0);
  const ys = points.filter((_, index) => index % 2 === 1);
  const span = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY) -
    values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  return Math.max(span(xs), span(ys));
}

function markInTheMiddle(kind: Exclude<Tool, 'select'>, colour: string, width: number, height: number): NewMark {
  const [x, y, half] = [width / 2, height / 2, Math.min(width, height) / 8];
  if (kind === 'text') return { kind, colour, points: [x, y], text: t('attachments.note') };
  return { kind, colour, points: [x - half, y + half, x + half, y - half], text: '' };
}
