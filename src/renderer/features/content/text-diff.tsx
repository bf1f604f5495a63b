import type { ChangeRow, TextChanges } from '../../state/text-changes.ts';
import './text-diff.css';
import { formatNumber } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';

const SIGNS = { same: ' ', added: '+', removed: '−' };
const SPOKEN = { same: '', added: 'added: ', removed: 'removed: ' };

/** How much changed, as `+3 −1`; spoken in words. */
export function ChangeCount({ changes }: { readonly changes: TextChanges }) {
  const { addedCount, removedCount } = changes;
  return (
    <span className="change-count">
      <span className="sr-only">{t('content.linesAddedAndRemoved', { addedCount, removedCount })}</span>
      <span aria-hidden="true" data-mark="added">
        +{formatNumber(addedCount)}
      </span>
      <span aria-hidden="true" data-mark="removed">
        −{formatNumber(removedCount)}
      </span>
    </span>
  );
}

function Row({ row }: { readonly row: ChangeRow }) {
  if (row.mark === 'gap') {
    return <span className="text-diff-row text-diff-gap">{t('content.linesSame', { count: row.count })}</span>;
  }
  return (
    <span className="text-diff-row" data-mark={row.mark}>
      <span className="text-diff-sign" aria-hidden="true">
        {SIGNS[row.mark]}
      </span>
      <span className="text-diff-line" dir="auto">
        {SPOKEN[row.mark] && <span className="sr-only">{SPOKEN[row.mark]}</span>}
        {row.parts.map(({ text, isChanged }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a line have no other name and never move
          isChanged ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
        )}
        {'\n'}
      </span>
    </span>
  );
}

interface TextDiffProps {
  readonly changes: TextChanges;
  /** What was compared, as “Question, round 1 to round 2”. */
  readonly label: string;
}

/** Two texts in one view: lines with a sign and a colour, words that changed in bold. */
export function TextDiff({ changes, label }: TextDiffProps) {
  return (
    <section
      className="text-diff"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: long changes scroll, and who has no mouse must be able to as well
      tabIndex={0}
      aria-label={label}
    >
      {changes.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name and never move
        <Row key={index} row={row} />
      ))}
      {changes.cutCount > 0 && (
        <span className="text-diff-row text-diff-gap">
          {t('content.moreLinesChanged', { cutCount: changes.cutCount })}
        </span>
      )}
    </section>
  );
}
