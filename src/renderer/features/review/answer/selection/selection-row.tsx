import { useId } from 'react';
import { withoutTurns } from '../../../../state/direction.ts';
import { KeyCap } from '../../../../ui/key-cap.tsx';
import { useHasDigits } from '../../../keys/command-keys.tsx';
import type { SelectionItem } from './selection-check.ts';

interface SelectionRowProps {
  readonly item: SelectionItem;
  /** Names the group of radio buttons; without one it is a checkbox. */
  readonly group: string | null;
  /** Counted from 0 among the rows that are shown; the first nine have a key. */
  readonly index: number;
  readonly count: number;
  readonly offset: number;
  readonly isChosen: boolean;
  /** The one row that Tab reaches. */
  readonly isActive: boolean;
  readonly isSending: boolean;
  readonly measure: (element: HTMLElement | null) => void;
  readonly onChoose: (index: number) => void;
}

/** One thing to choose, with its native control. */
export function SelectionRow(props: SelectionRowProps) {
  const { item, group, index, isChosen } = props;
  const id = useId();
  const hasKey = useHasDigits() && index < 9;
  return (
    <label
      ref={props.measure}
      className="selection-row"
      data-index={index}
      data-chosen={isChosen}
      style={{ transform: `translateY(${props.offset}px)` }}
    >
      <input
        type={group === null ? 'checkbox' : 'radio'}
        name={group ?? undefined}
        checked={isChosen}
        disabled={props.isSending}
        tabIndex={props.isActive ? 0 : -1}
        aria-labelledby={`${id}-label`}
        aria-describedby={item.description ? `${id}-description` : undefined}
        aria-keyshortcuts={hasKey ? String(index + 1) : undefined}
        {...(group === null ? {} : { 'aria-posinset': index + 1, 'aria-setsize': props.count })}
        onChange={() => props.onChoose(index)}
      />
      <span className="selection-words">
        <bdi id={`${id}-label`} className="selection-label">
          {withoutTurns(item.label) || item.id}
        </bdi>
        {item.description && (
          <span id={`${id}-description`} className="selection-description" dir="auto">
            {item.description}
          </span>
        )}
      </span>
      {hasKey && <KeyCap label={String(index + 1)} />}
    </label>
  );
}
