const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SPANS: Readonly<Record<string, number>> = { h: HOUR, d: DAY, w: 7 * DAY };

/** The instant that a date begins at here; null when it is none. `12h`, `7d` and `2w` count back from now. */
export function startOfDate(value: string, nowMs: number): number | null {
  const span = /^(\d{1,4})([hdw])$/.exec(value);
  if (span) return nowMs - Number(span[1]) * (SPANS[span[2] ?? ''] ?? 0);
  const today = new Date(nowMs).setHours(0, 0, 0, 0);
  if (value === 'today') return today;
  if (value === 'yesterday') return new Date(today - 12 * HOUR).setHours(0, 0, 0, 0);
  const parts = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const date = new Date(year, month - 1, day);
  // The 31st of February would be in March: it is no date.
  const isReal = date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
  return isReal ? date.getTime() : null;
}
