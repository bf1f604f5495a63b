/** An instant as the wire wants it: ISO 8601, UTC, milliseconds, `Z` (contract.md 2.2). */
export function presentInstant(at: number): string {
  return new Date(at).toISOString();
}

/** The same, where null stays null. */
export function presentOptionalInstant(at: number | null): string | null {
  return at === null ? null : presentInstant(at);
}
