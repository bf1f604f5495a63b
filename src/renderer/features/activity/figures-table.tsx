import { formatDate, formatNumber } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { durationWords } from '../../state/time-words.ts';
import type { DayFigures } from './activity-figures.ts';

/** The figures of the charts as a table, for who cannot see bars or wants the numbers. */
export function FiguresTable({ days }: { readonly days: readonly DayFigures[] }) {
  return (
    <details className="activity-figures">
      <summary>{t('activity.sameAsTable')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('activity.day')}</th>
            <th scope="col">{t('activity.answers')}</th>
            <th scope="col">{t('activity.medianTimeToAnswer')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ name, startMs, answerCount, medianMs }) => (
            <tr key={name}>
              <th scope="row">{formatDate(startMs, { weekday: 'short', day: 'numeric', month: 'short' })}</th>
              <td>{formatNumber(answerCount)}</td>
              <td>{medianMs === null ? '–' : durationWords(medianMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
