import { useMemo, useState } from 'react';
import { t } from '../../../words/words.ts';
import { withoutTurns, withVisibleTurns } from '../../state/direction.ts';
import { Button } from '../../ui/button.tsx';
import { FileNote } from './file-note.tsx';
import type { ShownFile } from './shown-file.ts';
import { readTable } from './table-rows.ts';
import { textToShow } from './text-file.ts';
import { useFileBytes } from './use-file-bytes.ts';

/** More than this of a table is not read in a message; saving brings the whole. */
const READ_BYTES = 1_000_000;
const STEP_ROWS = 200;

/** A CSV file as a table, its first rows at first. */
export function TableView(file: ShownFile) {
  const read = useFileBytes(file, READ_BYTES);
  const [shownCount, setShownCount] = useState(STEP_ROWS);
  const isCutOff = read.state === 'read' && read.bytes.byteLength < read.sizeBytes;
  const bytes = read.state === 'read' ? read.bytes : null;
  const table = useMemo(
    () => readTable(bytes === null ? '' : withVisibleTurns(textToShow(bytes)), isCutOff),
    [bytes, isCutOff],
  );

  if (read.state === 'reading') return <FileNote>{t('attachments.opening')}</FileNote>;
  if (read.state === 'failed') return <FileNote isProblem>{read.words}</FileNote>;
  if (table.head.length === 0) return <FileNote>{t('attachments.tableEmpty')}</FileNote>;
  const left = table.rows.length - shownCount;
  return (
    <>
      <section
        className="file-table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and who has no mouse must be able to as well
        tabIndex={0}
        aria-label={t('attachments.tableNamed', { name: withoutTurns(file.attachment.filename) })}
      >
        <table>
          <thead>
            <tr>
              {table.head.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name and never move
                <th key={index} scope="col">
                  <bdi>{cell}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, shownCount).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name and never move
              <tr key={index}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name and never move
                  <td key={column} data-number={/^[-+]?[\d.,]+\s?%?$/.test(cell)}>
                    <bdi>{cell}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {left > 0 && (
        <FileNote>
          {t('attachments.firstRowsShown', { shownCount })}{' '}
          <Button look="ghost" className="file-switch" onClick={() => setShownCount(shownCount + STEP_ROWS)}>
            {t('attachments.showMoreRows', { min: Math.min(left, STEP_ROWS) })}
          </Button>
        </FileNote>
      )}
      {left <= 0 && isCutOff && (
        <FileNote>{t('attachments.firstRowsShownOnly', { count: table.rows.length })}</FileNote>
      )}
      {table.moreColumnCount > 0 && (
        <FileNote>{t('attachments.columnsNotShown', { moreColumnCount: table.moreColumnCount })}</FileNote>
      )}
    </>
  );
}
