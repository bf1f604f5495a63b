import { type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { selectedPlace } from '../../state/view-slice.ts';
import { type LineHeights, listShape } from './list-shape.ts';
import { QueueRow } from './queue-row.tsx';
import { useLineInSight, useLineWindow } from './use-line-window.ts';
import './queue-list.css';

const HEIGHTS: Readonly<Record<'comfortable' | 'compact', LineHeights>> = {
  comfortable: { row: 56, heading: 28, padding: 6 },
  compact: { row: 40, heading: 28, padding: 6 },
};

/** More rows than any window shows at once. */
const LONG_ROWS = 100;

/** The name of a row’s element, for `aria-activedescendant`. */
const rowId = (index: number): string => `row-${index}`;

/** The rows, of which only those in sight exist. The list has the focus, the selected row is its active one. */
export function QueueList({ label }: { readonly label: string }) {
  const { store } = useDesk();
  const rows = useApp((state) => state.order.rows);
  const soon = useApp((state) => state.soon);
  const picked = useApp((state) => state.picked);
  const density = useApp((state) => state.settings.density);
  const request = useApp((state) => state.focusRequest);
  const box = useRef<HTMLDivElement>(null);
  const index = useApp(selectedPlace);
  const shape = useMemo(() => listShape(rows, soon, HEIGHTS[density]), [rows, soon, density]);
  const activeLine = index < 0 ? -1 : shape.lineOf(index);
  const { first, end } = useLineWindow(box, shape);
  useLineInSight(box, shape, activeLine);

  useEffect(() => {
    if (request.target === 'list' && request.count > 0) box.current?.focus({ preventScroll: true });
  }, [request]);

  const handleSelect = useCallback(
    (key: string, event: MouseEvent) => {
      const state = store.getState();
      if (event.shiftKey) state.pickTo(key);
      else if (state.data.platform === 'darwin' ? event.metaKey : event.ctrlKey) state.togglePick(key);
      else {
        state.select(key);
        state.setPane('detail');
        if (event.detail === 2) state.requestFocus('answer');
      }
    },
    [store],
  );
  const handleTogglePick = useCallback((key: string) => store.getState().togglePick(key), [store]);

  const lines = Array.from({ length: end - first }, (_, position) => first + position);
  // The active row must exist for a screen reader, even when it is scrolled out of sight.
  if (activeLine >= 0 && (activeLine < first || activeLine >= end)) lines.push(activeLine);

  return (
    <div
      ref={box}
      className="queue-list"
      role="listbox"
      aria-label={label}
      aria-activedescendant={index >= 0 ? rowId(index) : undefined}
      tabIndex={0}
      data-density={density}
      data-long={rows.length > LONG_ROWS}
      data-picking={picked.size > 0}
    >
      <div className="queue-list-space" role="presentation" style={{ height: shape.heightPx }}>
        {lines.map((line) => {
          const row = shape.rowAt(line);
          const key = row === null ? undefined : rows[row];
          if (row === null || key === undefined) {
            const heading = shape.headings.find((one) => one.line === line);
            return (
              <div
                key={`heading-${line}`}
                className="queue-heading"
                aria-hidden="true"
                data-tone={line === 0 ? 'soon' : 'later'}
                style={{ transform: `translateY(${shape.topOf(line)}px)` }}
              >
                {heading && t(heading.words)}
              </div>
            );
          }
          return (
            <QueueRow
              key={key}
              id={rowId(row)}
              itemKey={key}
              isSelected={row === index}
              isPicked={picked.has(key)}
              isPicking={picked.size > 0}
              position={row + 1}
              count={rows.length}
              offset={shape.topOf(line)}
              onSelect={handleSelect}
              onTogglePick={handleTogglePick}
            />
          );
        })}
      </div>
    </div>
  );
}
