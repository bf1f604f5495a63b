import { UsageError } from '../core/options.ts';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** Reads how long something lasts: `90s`, `10m`, `1h`, or `1h30m`. Raises {@link UsageError}. */
export function readDurationMs(flag: string, text: string): number {
  const parts = [...text.matchAll(/(\d+)([smh])/g)];
  const ms = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNIT_MS[unit] ?? 0), 0);
  if (ms === 0 || parts.map(([part]) => part).join('') !== text) {
    throw new UsageError(`--${flag} wants a time such as 90s, 10m or 1h30m, not "${text}".`);
  }
  return ms;
}
