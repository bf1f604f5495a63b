import { Fragment, type ReactNode } from 'react';
import type { NamesOf, ValuesOf, WordKey } from '../../words/catalogue.ts';
import { t } from '../../words/words.ts';

interface SentenceProps<K extends WordKey> {
  readonly of: K;
  /** What stands in the sentence, by name: elements as they are, text and numbers as `t` writes them. */
  readonly parts: { readonly [N in NamesOf<K>]: ReactNode };
}

/** Marks a place in a text; no text of the catalogue and no person writes it. */
const MARK = '\u0000';
const isWritten = (part: ReactNode): part is string | number => typeof part === 'string' || typeof part === 'number';

/** A sentence with elements in it, such as a key or a link, wherever the language puts them. */
export function Sentence<K extends WordKey>({ of, parts }: SentenceProps<K>) {
  const entries = Object.entries<ReactNode>(parts);
  const values = entries.map(([name, part]) => [name, isWritten(part) ? part : `${MARK}${name}${MARK}`]);
  // By the same names; the compiler cannot follow them through entries.
  const say = t as (key: WordKey, values: ValuesOf<WordKey>) => string;
  const pieces = say(of, Object.fromEntries(values)).split(MARK);
  const elements = new Map(entries);
  return pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence keep their places.
    <Fragment key={at}>{at % 2 === 0 ? piece : elements.get(piece)}</Fragment>
  ));
}
