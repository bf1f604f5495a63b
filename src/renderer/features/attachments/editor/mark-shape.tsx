import { Arrow, Line, Rect, Text } from 'react-konva';
import type { Mark } from './sketch.ts';

interface MarkShapeProps {
  readonly mark: Omit<Mark, 'id'>;
  /** Width of lines in pixels of the picture. */
  readonly weight: number;
  readonly isSelected?: boolean;
  readonly isMovable?: boolean;
  readonly onSelect?: () => void;
  readonly onMove?: (by: { readonly x: number; readonly y: number }) => void;
}

const SELECTED = { shadowColor: '#3b6cf6', shadowBlur: 0, shadowOpacity: 1 };

/** One mark as a shape on the stage. Points stay where they are; a drag is told as a distance and then taken back. */
export function MarkShape({ mark, weight, isSelected = false, isMovable = false, onSelect, onMove }: MarkShapeProps) {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = mark.points;
  const shared = {
    name: 'mark',
    draggable: isMovable,
    strokeWidth: weight,
    hitStrokeWidth: weight * 5,
    lineCap: 'round' as const,
    lineJoin: 'round' as const,
    ...(isSelected ? { ...SELECTED, shadowBlur: weight * 3 } : {}),
    onPointerDown: () => onSelect?.(),
    onDragEnd: ({ target }: { readonly target: { x(): number; y(): number; position(at: object): unknown } }) => {
      const by = { x: target.x() - home.x, y: target.y() - home.y };
      target.position(home);
      onMove?.(by);
    },
  };
  const corner = { x: Math.min(x1, x2), y: Math.min(y1, y2) };
  const home = mark.kind === 'box' ? corner : mark.kind === 'text' ? { x: x1, y: y1 } : { x: 0, y: 0 };
  switch (mark.kind) {
    case 'pen':
      return <Line {...shared} points={mark.points} stroke={mark.colour} tension={0.3} />;
    case 'arrow':
      return (
        <Arrow
          {...shared}
          points={mark.points}
          stroke={mark.colour}
          fill={mark.colour}
          pointerLength={weight * 4}
          pointerWidth={weight * 4}
        />
      );
    case 'box':
      return (
        <Rect
          {...shared}
          {...home}
          width={Math.abs(x2 - x1)}
          height={Math.abs(y2 - y1)}
          stroke={mark.colour}
          fillEnabled={false}
        />
      );
    case 'text':
      return (
        <Text
          {...shared}
          {...home}
          text={mark.text}
          fill={mark.colour}
          strokeEnabled={false}
          fontSize={weight * 7}
          fontStyle="600"
          fontFamily="Inter Variable, Inter Variable Beyond Latin, sans-serif"
        />
      );
  }
}
