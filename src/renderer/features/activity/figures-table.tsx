import { durationWords } from '../../state/time-words.ts';
import type { DayFigures } from './activity-figures.ts';

/** The figures of the charts as a table, for who cannot see bars or wants the numbers. */
export function FiguresTable({ days }: { readonly days: readonly DayFigures[] }) {
  return (
    <details className="activity-figures">
      <summary>The same as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Answers</th>
            <th scope="col">Median time to answer</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ name, startMs, answerCount, medianMs }) => (
            <tr key={name}>
              <th scope="row">
                {new Date(startMs).toLocaleDateString(undefined, { weekday: 'short', day: 'numeric', month: 'short' })}
              </th>
              <td>{answerCount}</td>
              <td>{medianMs === null ? '–' : durationWords(medianMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
