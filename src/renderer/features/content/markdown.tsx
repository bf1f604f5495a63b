import { useMemo, useState } from 'react';
import { withVisibleTurns } from '../../state/direction.ts';
import { Button } from '../../ui/button.tsx';
import { useGrowing } from '../../ui/use-growing.ts';
import { AsWritten } from './as-written.tsx';
import { MarkdownPart } from './markdown-part.tsx';
import { withShallowLists, withShallowQuotes } from './shallow-tree.ts';
import { textParts } from './text-parts.ts';
import './markdown.css';
import { t } from '../../../words/words.ts';

/** So much is laid out before the person is asked whether they want more. */
const CHARS_AT_ONCE = 24_000;

interface MarkdownProps {
  readonly text: string;
  /** It is laid out to its end at once, as for paper. */
  readonly isWhole?: boolean;
}

/** Text of an agent or a person as markdown (GFM). Loads nothing and goes nowhere by itself. */
export function Markdown({ text, isWhole = false }: MarkdownProps) {
  const [wantedChars, setWantedChars] = useState(isWhole ? text.length : CHARS_AT_ONCE);
  const { parts, restChars } = useMemo(
    () => textParts(withShallowLists(withShallowQuotes(withVisibleTurns(text))), wantedChars),
    [text, wantedChars],
  );
  const shownCount = useGrowing(parts.length, 1, 1);
  return (
    <div className="markdown" dir="auto">
      {parts.slice(0, shownCount).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and never move
        <AsWritten key={index} text={part}>
          <MarkdownPart text={part} />
        </AsWritten>
      ))}
      {shownCount >= parts.length && restChars > 0 && (
        <Button onClick={() => setWantedChars(wantedChars + CHARS_AT_ONCE)}>
          {t('content.showMoreCharacters', { restChars })}
        </Button>
      )}
    </div>
  );
}
