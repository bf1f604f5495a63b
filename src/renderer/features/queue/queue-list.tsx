import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { selectedPlace } from '../../state/view-slice.ts';
import { QueueRow } from './queue-row.tsx';
import './queue-list.css';

const rowHeight = (): number => 56;

/** The name of a row’s element, for `aria-activedescendant`. */
const rowId = (index: number): string => `row-${index}`;

/** The rows, of which only those in sight exist. The list has the focus, the selected row is its active one. */
export function QueueList({ label }: { readonly label: string }) {
  const { store } = useDesk();
  const rows = useApp((state) => state.order.rows);
  const request = useApp((state) => state.focusRequest);
  const box = useRef<HTMLDivElement>(null);
  const index = useApp(selectedPlace);

  // With another function each time, the place of every row would be worked out anew at each rendering.
  const keyOf = useCallback((position: number) => rows[position] ?? position, [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    estimateSize: rowHeight,
    getScrollElement: () => box.current,
    getItemKey: keyOf,
    overscan: 6,
    paddingStart: 6,
    paddingEnd: 6,
    // The active row must exist for a screen reader, even when it is scrolled out of sight.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(index >= 0 ? [index] : [])])],
  });

  useEffect(() => {
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [index, virtualizer]);

  useEffect(() => {
    if (request.target === 'list' && request.count > 0) box.current?.focus({ preventScroll: true });
  }, [request]);

  const handleSelect = useCallback(
    (key: string, isOpening: boolean): void => {
      const state = store.getState();
      state.select(key);
      state.setPane('detail');
      if (isOpening) state.requestFocus('answer');
    },
    [store],
  );

  return (
    <div
      ref={box}
      className="queue-list"
      role="listbox"
      aria-label={label}
      aria-activedescendant={index >= 0 ? rowId(index) : undefined}
      tabIndex={0}
    >
      <div className="queue-list-space" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const key = rows[row.index];
          if (key === undefined) return null;
          return (
            <QueueRow
              key={key}
              id={rowId(row.index)}
              itemKey={key}
              isSelected={row.index === index}
              position={row.index + 1}
              count={rows.length}
              offset={row.start}
              onSelect={handleSelect}
            />
          );
        })}
      </div>
    </div>
  );
}
