const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 30_000;

/**
 * How long to wait before the next try: doubling from a quarter of a second to half a minute, with up to a quarter less
 * by chance so that many clients do not come back at once.
 * @param failureCount tries that failed in a row, 1 or more
 * @param random a number from 0 to 1
 */
export function backOffMs(failureCount: number, random: number): number {
  const doubled = FIRST_DELAY_MS * 2 ** Math.min(failureCount - 1, 20);
  return Math.round(Math.min(doubled, LONGEST_DELAY_MS) * (1 - random / 4));
}
