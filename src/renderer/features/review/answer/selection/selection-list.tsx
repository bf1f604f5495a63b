import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { t } from '../../../../../words/words.ts';
import type { SelectionItem } from './selection-check.ts';
import { SelectionRow } from './selection-row.tsx';

/** What the answer can ask of its list. */
export interface SelectionListPort {
  /** Puts the focus on a row, wherever it is; without an index on the one that Tab would reach. */
  focus(index?: number): void;
}

interface SelectionListProps {
  readonly items: readonly SelectionItem[];
  readonly chosen: ReadonlySet<string>;
  /** Names the group of radio buttons; null for checkboxes. */
  readonly group: string | null;
  readonly isSending: boolean;
  /** The element that says what is wrong, when something is. */
  readonly problemId: string | null;
  readonly onChoose: (item: SelectionItem) => void;
  readonly ref: Ref<SelectionListPort>;
}

const LINE_PX = 37;
const TWO_LINES_PX = 55;

/** Where an arrow leads; null for other keys. */
function rowByKey(key: string, active: number, count: number): number | null {
  const target = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: count - 1 }[key];
  return target === undefined ? null : Math.max(0, Math.min(count - 1, target));
}

/** The things to choose from, of which only those in sight exist: there may be thousands. */
export function SelectionList({ items, chosen, group, isSending, problemId, onChoose, ref }: SelectionListProps) {
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const [tabStop, setTabStop] = useState(() =>
    Math.max(0, chosen.size === 0 ? 0 : items.findIndex(({ id }) => chosen.has(id))),
  );
  const active = Math.min(tabStop, items.length - 1);

  // With another function each time, the place of every item would be worked out anew at each rendering.
  const keyOf = useCallback((index: number) => `${index}/${items[index]?.id}`, [items]);
  const virtualizer = useVirtualizer({
    count: items.length,
    estimateSize: (index) => (items[index]?.description ? TWO_LINES_PX : LINE_PX),
    getScrollElement: () => box.current,
    getItemKey: keyOf,
    // Before the box has been measured there must be rows already: the first of them gets the focus.
    initialRect: { width: 600, height: 400 },
    overscan: 8,
    paddingStart: 6,
    paddingEnd: 6,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(active >= 0 ? [active] : [])])],
  });

  function settleFocus(): void {
    if (wanted.current === null) return;
    const input = box.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] input`);
    if (!input) return;
    wanted.current = null;
    input.focus({ preventScroll: true });
  }
  // A row far away exists only after the next rendering.
  useLayoutEffect(settleFocus);

  function focus(index = active): void {
    wanted.current = index;
    setTabStop(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    settleFocus();
  }
  useImperativeHandle(ref, () => ({ focus }));

  function choose(index: number): void {
    const item = items[index];
    if (!item) return;
    setTabStop(index);
    onChoose(item);
  }

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const target = rowByKey(event.key, active, items.length);
    if (target === null) return;
    event.preventDefault();
    focus(target);
    // As native radio buttons do: the arrow chooses. Nothing is sent by it.
    if (group !== null && !isSending) choose(target);
  }

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one of two, and both have a name
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the controls inside
    <div
      ref={box}
      className="answer-body selection-list"
      role={group === null ? 'group' : 'radiogroup'}
      aria-label={group === null ? t('review.chooseAny') : t('review.chooseOneTitle')}
      aria-describedby={problemId ?? undefined}
      {...(group !== null && problemId !== null ? { 'aria-invalid': true } : {})}
      onKeyDown={handleKeyDown}
    >
      <div className="selection-space" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index];
          return (
            item && (
              <SelectionRow
                key={row.key}
                item={item}
                group={group}
                index={row.index}
                count={items.length}
                offset={row.start}
                isChosen={chosen.has(item.id)}
                isActive={row.index === active}
                isSending={isSending}
                measure={virtualizer.measureElement}
                onChoose={choose}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
