import { useMemo } from 'react';
import { useApp } from '../../state/app-context.ts';
import { rangesOf } from '../../state/search/fold.ts';
import './marked.css';

const NO_TERMS: readonly string[] = [];

/** The folded texts that rows mark; none outside of a search. */
export function useSearchTerms(): readonly string[] {
  return useApp(({ view, found }) => (view.kind === 'search' ? found.terms : NO_TERMS));
}

/** A text with what was searched for marked in it. */
export function Marked({ text }: { readonly text: string }) {
  const terms = useSearchTerms();
  const parts = useMemo(() => {
    const ranges = terms.length === 0 ? [] : rangesOf(text, terms);
    let end = 0;
    const pieces = ranges.map((range) => {
      const piece = {
        start: range.start,
        before: text.slice(end, range.start),
        hit: text.slice(range.start, range.end),
      };
      end = range.end;
      return piece;
    });
    return { pieces, after: text.slice(end) };
  }, [text, terms]);
  return (
    <>
      {parts.pieces.map(({ start, before, hit }) => (
        <span key={start}>
          {before}
          <mark>{hit}</mark>
        </span>
      ))}
      {parts.after}
    </>
  );
}
