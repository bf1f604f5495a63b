import { useEffect, useState } from 'react';
import type { CodePart } from './code-colours.ts';
import { stretchEnd } from './code-text.ts';

/** Nobody reads more than this for its colours. */
const COLOURED_CHARS = 100_000;
const WAIT_MS = 300;

interface Coloured {
  readonly language: string;
  readonly text: string;
  /** One list for each stretch of the text, from its beginning. */
  readonly stretches: readonly (readonly CodePart[])[];
  /** Up to where the text has colours. */
  readonly end: number;
}

/** What a block of code has found of its colours: the stretches that have them, and the text after those. */
export interface CodeColours {
  readonly stretches: Coloured['stretches'];
  readonly rest: string;
}

/** Finds the colours of a block of code while nothing else is to be done, a stretch at a time. */
export function useCodeColours(language: string, text: string): CodeColours {
  const [coloured, setColoured] = useState<Coloured | null>(null);
  const isSame = coloured?.text === text && coloured.language === language;
  const end = isSame ? coloured.end : 0;
  useEffect(() => {
    if (language === '' || text.length > COLOURED_CHARS || end >= text.length) return;
    let isCurrent = true;
    const request = requestIdleCallback(
      () => {
        // The grammars of forty languages come only when there is code to read.
        void import('./code-colours.ts').then(({ colourCode }) => {
          if (!isCurrent) return;
          const next = stretchEnd(text, end);
          const parts = colourCode(language, text.slice(end, next));
          if (parts === null) return;
          setColoured((before) => {
            const stretches = before?.text === text && before.language === language ? before.stretches : [];
            return { language, text, stretches: [...stretches, parts], end: next };
          });
        });
      },
      { timeout: WAIT_MS },
    );
    return () => {
      isCurrent = false;
      cancelIdleCallback(request);
    };
  }, [language, text, end]);
  return { stretches: isSame ? coloured.stretches : [], rest: end === 0 ? text : text.slice(end) };
}
