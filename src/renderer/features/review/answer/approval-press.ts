import type { ApprovalOption } from '../../../../contract/review.ts';

/** How long a first press on a dangerous option waits for the second. */
export const CONFIRM_MS = 3_000;

/** A first press on a dangerous option. */
export interface Armed {
  readonly optionId: string;
  readonly atMs: number;
}

/** What a press leads to: the answer is sent, or it waits for a second press. */
export type PressResult = { readonly kind: 'send' } | { readonly kind: 'arm'; readonly armed: Armed };

/** Does this first press still count? */
export function isArmed(armed: Armed | null, optionId: string, nowMs: number): boolean {
  return armed !== null && armed.optionId === optionId && nowMs - armed.atMs < CONFIRM_MS;
}

/**
 * What pressing an option does: at once, except that a dangerous one, and any of an agent of which the person wants to be
 * asked twice, wants a second press of itself in time.
 */
export function pressOption(
  option: ApprovalOption,
  armed: Armed | null,
  nowMs: number,
  isAskedTwice = false,
): PressResult {
  if ((option.style !== 'danger' && !isAskedTwice) || isArmed(armed, option.id, nowMs)) return { kind: 'send' };
  return { kind: 'arm', armed: { optionId: option.id, atMs: nowMs } };
}

/** What has the focus when the question opens, so that Enter presses it: the primary option, else the first. */
export function optionToFocus(options: readonly ApprovalOption[]): ApprovalOption | null {
  return optionToSend(options, null) ?? options[0] ?? null;
}

/** What Mod+Enter sends: what was chosen, else the primary option if there is exactly one. */
export function optionToSend(options: readonly ApprovalOption[], chosen: string | null): ApprovalOption | null {
  const named = options.find((option) => option.id === chosen);
  if (named) return named;
  const primaries = options.filter((option) => option.style === 'primary');
  return primaries.length === 1 ? (primaries[0] ?? null) : null;
}
