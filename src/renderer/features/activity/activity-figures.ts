import type { AnswerEntry } from '../../../contract/activity.ts';

/** A day on this computer's calendar, which a change to or from summer time makes 23 or 25 hours long. */
export interface Day {
  /** As a date input writes it: `2026-11-23`. */
  readonly name: string;
  readonly startMs: number;
  /** The first instant of the next day. */
  readonly endMs: number;
}

/** What happened on a day. */
export interface DayFigures extends Day {
  readonly answerCount: number;
  /** Half of the answers took less; null on a day without answers. */
  readonly medianMs: number | null;
}

/** The local calendar day `offset` days after that of `ms`. */
export function dayOf(ms: number, offset = 0): Day {
  const date = new Date(ms);
  // By the calendar, not by 24 hours: not every day has as many.
  const start = new Date(date.getFullYear(), date.getMonth(), date.getDate() + offset);
  const end = new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1);
  const name = [start.getFullYear(), start.getMonth() + 1, start.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return { name, startMs: start.getTime(), endMs: end.getTime() };
}

/** The day that a date input names; null for what is no day. */
export function dayNamed(name: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(name) ?? [];
  if (year === undefined) return null;
  const found = dayOf(new Date(Number(year), Number(month) - 1, Number(day)).getTime());
  return found.name === name ? found : null;
}

/** The middle of some numbers; null when there is none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  return high === undefined || low === undefined ? null : (high + low) / 2;
}

/** Whether an entry is an answer that the agent got. */
export function isAnswer({ outcome }: Pick<AnswerEntry, 'outcome'>): boolean {
  return outcome === 'stored' || outcome === 'elsewhere';
}

/** The last days up to `nowMs`, oldest first, those without answers too. */
export function figuresByDay(
  entries: readonly Pick<AnswerEntry, 'at' | 'elapsedMs' | 'outcome'>[],
  nowMs: number,
  dayCount: number,
): DayFigures[] {
  const days = Array.from({ length: dayCount }, (_, index) => dayOf(nowMs, index - dayCount + 1));
  const elapsed = new Map(days.map(({ name }) => [name, [] as number[]]));
  const counts = new Map<string, number>();
  for (const entry of entries) {
    if (!isAnswer(entry)) continue;
    const { name } = dayOf(Date.parse(entry.at));
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (entry.elapsedMs !== null) elapsed.get(name)?.push(entry.elapsedMs);
  }
  return days.map((day) => ({
    ...day,
    answerCount: counts.get(day.name) ?? 0,
    medianMs: median(elapsed.get(day.name) ?? []),
  }));
}
