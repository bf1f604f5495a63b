import { useEffect, useState } from 'react';
import type { CodePart } from './code-colours.ts';

/** Colouring more than this would be felt, and nobody reads that much for its colours. */
const COLOURED_CHARS = 20_000;
const WAIT_MS = 300;

interface Coloured {
  readonly text: string;
  readonly parts: readonly CodePart[] | null;
}

/** The stretches of a block of code, once there was time to find them; null until then, and where there are none. */
export function useCodeColours(language: string, text: string): readonly CodePart[] | null {
  const [coloured, setColoured] = useState<Coloured>({ text: '', parts: null });
  useEffect(() => {
    if (language === '' || text.length > COLOURED_CHARS) return;
    let isCurrent = true;
    const request = requestIdleCallback(
      () => {
        // The grammars of forty languages come only when there is code to read.
        void import('./code-colours.ts').then(({ colourCode }) => {
          if (isCurrent) setColoured({ text, parts: colourCode(language, text) });
        });
      },
      { timeout: WAIT_MS },
    );
    return () => {
      isCurrent = false;
      cancelIdleCallback(request);
    };
  }, [language, text]);
  return coloured.text === text ? coloured.parts : null;
}
