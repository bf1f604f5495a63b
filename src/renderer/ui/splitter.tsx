import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import './splitter.css';

const KEY_STEP = 16;

interface SplitterProps {
  readonly label: string;
  readonly width: number;
  readonly min: number;
  readonly usual: number;
  readonly max: number;
  readonly onChange: (width: number) => void;
}

/** 1 where a pane grows to the right, -1 where lines run from right to left and it grows to the left. */
const towardsEnd = (): number => (document.documentElement.dir === 'rtl' ? -1 : 1);

/**
 * The line between two panes, to drag or to move with the arrow keys; a double click brings the usual width back. Our own,
 * because react-resizable-panels works in shares of the window, while these panes keep their pixels when it grows.
 */
export function Splitter({ label, width, min, usual, max, onChange }: SplitterProps) {
  const start = useRef<{ x: number; width: number } | null>(null);

  function handleMove(event: PointerEvent): void {
    if (start.current) onChange(start.current.width + (event.clientX - start.current.x) * towardsEnd());
  }

  function handleKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowLeft' ? -KEY_STEP : event.key === 'ArrowRight' ? KEY_STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    onChange(width + step * towardsEnd());
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs cannot be moved, a separator that is focusable can
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={handleMove}
      onPointerUp={() => {
        start.current = null;
      }}
      onDoubleClick={() => onChange(usual)}
      onKeyDown={handleKey}
    />
  );
}
