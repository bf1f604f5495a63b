import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { formatDate, formatNumber } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { durationWords } from '../../state/time-words.ts';
import type { DayFigures } from './activity-figures.ts';

const HEIGHT = 136;
/** Names of `Intl` for a day on an axis. */
const DAY_FORMAT = { day: 'numeric', month: 'short' } as const;

interface ChartProps {
  readonly title: string;
  readonly days: readonly DayFigures[];
  readonly figureOf: (day: DayFigures) => number;
  /** The scale reaches at least so far. */
  readonly leastTop: number;
  readonly words: (value: number) => string;
}

const dayWords = (ms: number): string => formatDate(ms, DAY_FORMAT);

function Chart({ title, days, figureOf, leastTop, words }: ChartProps) {
  const data = days.map((day) => ({ startMs: day.startMs, value: figureOf(day) }));
  return (
    <figure className="activity-chart">
      <figcaption>{title}</figcaption>
      {/* The same figures stand in the table below the charts. */}
      <div aria-hidden="true">
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <BarChart data={data} accessibilityLayer={false} margin={{ top: 8, right: 0, bottom: 0, left: 0 }}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="startMs"
              height={24}
              tickFormatter={dayWords}
              tickLine={false}
              axisLine={{ stroke: 'var(--line-strong)' }}
              tick={{ fill: 'var(--ink-3)', fontSize: 11 }}
              interval="equidistantPreserveStart"
              minTickGap={24}
            />
            <YAxis
              width={52}
              allowDecimals={false}
              tickCount={3}
              // Below that two marks of the scale would read the same.
              domain={[0, (highest: number) => Math.max(highest, leastTop)]}
              tickFormatter={words}
              tickLine={false}
              axisLine={false}
              tick={{ fill: 'var(--ink-3)', fontSize: 11 }}
            />
            <Bar
              dataKey="value"
              fill="var(--accent-fill)"
              radius={[3, 3, 0, 0]}
              maxBarSize={24}
              isAnimationActive={false}
            />
          </BarChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

/** How much was answered each day, and how fast. Nothing moves in them. */
export function ActivityCharts({ days }: { readonly days: readonly DayFigures[] }) {
  return (
    <div className="activity-charts">
      <Chart
        title={t('activity.answersEachDay')}
        days={days}
        figureOf={({ answerCount }) => answerCount}
        leastTop={2}
        words={(value) => formatNumber(value)}
      />
      <Chart
        title={t('activity.medianTimeToAnswer')}
        days={days}
        figureOf={({ medianMs }) => medianMs ?? 0}
        leastTop={2_000}
        words={(value) => (value === 0 ? '0' : durationWords(value))}
      />
    </div>
  );
}
