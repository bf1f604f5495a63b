import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { selectedPlace } from '../../state/view-slice.ts';
import { listShape } from './list-shape.ts';
import { QueueRow } from './queue-row.tsx';
import './queue-list.css';

const ROW_HEIGHTS = { comfortable: 56, compact: 40 };
const HEADING_HEIGHT = 28;

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
  const shape = useMemo(() => listShape(rows, soon), [rows, soon]);
  const activeLine = index < 0 ? -1 : shape.lineOf(index);
  const rowHeight = ROW_HEIGHTS[density];

  const virtualizer = useVirtualizer({
    count: shape.lineCount,
    estimateSize: (line) => (shape.rowAt(line) === null ? HEADING_HEIGHT : rowHeight),
    getScrollElement: () => box.current,
    getItemKey: (line) => rows[shape.rowAt(line) ?? -1] ?? `heading-${line}`,
    overscan: 6,
    paddingStart: 6,
    paddingEnd: 6,
    // The active row must exist for a screen reader, even when it is scrolled out of sight.
    rangeExtractor: (range) => [
      ...new Set([...defaultRangeExtractor(range), ...(activeLine >= 0 ? [activeLine] : [])]),
    ],
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights of lines come from these
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight, shape]);

  useEffect(() => {
    // The heading above the first row belongs to it.
    if (index >= 0) virtualizer.scrollToIndex(index === 0 ? 0 : activeLine, { align: 'auto' });
  }, [index, activeLine, virtualizer]);

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

  return (
    <div
      ref={box}
      className="queue-list"
      role="listbox"
      aria-label={label}
      aria-activedescendant={index >= 0 ? rowId(index) : undefined}
      tabIndex={0}
      data-density={density}
      data-picking={picked.size > 0}
    >
      <div className="queue-list-space" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((line) => {
          const row = shape.rowAt(line.index);
          const key = row === null ? undefined : rows[row];
          if (row === null || key === undefined) {
            const heading = shape.headings.find((candidate) => candidate.line === line.index);
            return (
              <div
                key={line.key}
                className="queue-heading"
                aria-hidden="true"
                data-tone={line.index === 0 ? 'soon' : 'later'}
                style={{ transform: `translateY(${line.start}px)` }}
              >
                {heading?.words}
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
              offset={line.start}
              onSelect={handleSelect}
              onTogglePick={handleTogglePick}
            />
          );
        })}
      </div>
    </div>
  );
}
