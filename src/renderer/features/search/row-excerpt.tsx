import { useMemo } from 'react';
import type { Item } from '../../state/item.ts';
import { questionOf } from '../../state/question.ts';
import { excerptOf } from './excerpt.ts';
import { Marked, useSearchTerms } from './marked.tsx';

/** Where in a message something was found, when its title does not show it. */
export function RowExcerpt({ item }: { readonly item: Item }) {
  const terms = useSearchTerms();
  const { message } = item;
  const excerpt = useMemo(
    () => (terms.length === 0 ? null : excerptOf(message, questionOf(message).title, terms)),
    [message, terms],
  );
  if (excerpt === null) return null;
  return (
    <span className="queue-row-excerpt truncate" dir="auto">
      <Marked text={excerpt} />
    </span>
  );
}
