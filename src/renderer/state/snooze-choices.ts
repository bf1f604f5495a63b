const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const QUARTER = 15 * MINUTE;
/** The hour at which a morning begins. */
const MORNING = 9;

/** How long “not now” may last, in the order of the menu. */
export const SNOOZE_KINDS = ['later-today', 'tomorrow', 'before-expiry'] as const;
export type SnoozeKind = (typeof SNOOZE_KINDS)[number];

/** One way to put reviews off: until when, for each that it fits. */
export interface SnoozeChoice<T> {
  readonly kind: SnoozeKind;
  readonly until: readonly { readonly of: T; readonly untilMs: number }[];
}

/** The instant of a kind for a review with this expiry; null when it does not lie ahead or not before the expiry. */
export function snoozeInstant(kind: SnoozeKind, expiryMs: number | null, nowMs: number): number | null {
  const untilMs = wantedInstant(kind, expiryMs, nowMs);
  if (untilMs === null || untilMs <= nowMs) return null;
  return expiryMs === null || untilMs < expiryMs ? untilMs : null;
}

function wantedInstant(kind: SnoozeKind, expiryMs: number | null, nowMs: number): number | null {
  switch (kind) {
    case 'later-today': {
      const later = Math.ceil((nowMs + 3 * HOUR) / QUARTER) * QUARTER;
      return new Date(later).getDate() === new Date(nowMs).getDate() ? later : null;
    }
    case 'tomorrow': {
      const morning = new Date(nowMs);
      morning.setDate(morning.getDate() + 1);
      return morning.setHours(MORNING, 0, 0, 0);
    }
    case 'before-expiry':
      return expiryMs === null ? null : expiryMs - QUARTER;
  }
}

/** The ways to put these off; one that fits none is left out. */
export function snoozeChoices<T>(
  targets: readonly T[],
  expiryOf: (target: T) => number | null,
  nowMs: number,
): SnoozeChoice<T>[] {
  return SNOOZE_KINDS.flatMap((kind) => {
    const until = targets.flatMap((of) => {
      const untilMs = snoozeInstant(kind, expiryOf(of), nowMs);
      return untilMs === null ? [] : [{ of, untilMs }];
    });
    return until.length === 0 ? [] : [{ kind, until }];
  });
}
