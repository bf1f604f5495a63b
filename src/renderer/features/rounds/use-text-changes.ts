import { useMemo } from 'react';
import { withVisibleTurns } from '../../state/direction.ts';
import { type TextChanges, textChanges } from '../../state/text-changes.ts';

/** What changed between two texts as they are shown; null while one is missing, or when they cannot be compared. */
export function useTextChanges(
  before: string | null | undefined,
  after: string | null | undefined,
): TextChanges | null {
  return useMemo(
    () =>
      before === undefined || after === undefined
        ? null
        : textChanges(withVisibleTurns(before ?? ''), withVisibleTurns(after ?? '')),
    [before, after],
  );
}
