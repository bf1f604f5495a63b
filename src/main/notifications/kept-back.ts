import { URGENT_MS } from '../../contract/quiet-hours.ts';
import type { MessageReference } from '../../contract/reference.ts';
import type { DesktopSettings } from '../../contract/settings.ts';
import { expiryOf, type NotificationVerdict } from './notification-decision.ts';
import type { NotificationTeller, Telling } from './notification-teller.ts';
import { isPaused } from './pause.ts';
import { isQuiet, quietEndsAt } from './quiet-hours.ts';

type HoldReason = Extract<NotificationVerdict, { kind: 'hold' }>['reason'];

/** What was kept back for the end of the quiet hours or of a pause. Not told yet: a restart finds it by itself. */
export interface KeptBack {
  keep(item: Telling, reason: HoldReason): void;
  has(reference: MessageReference): boolean;
  some(isMeant: (reference: MessageReference) => boolean): boolean;
  count(): number;
  /** Lets go of what fits, untold; answers what that was. */
  drop(isMeant: (reference: MessageReference) => boolean): readonly Telling[];
  /** Tells what need not be kept back any longer: in one summary, or one by one what has become urgent. */
  release(): void;
  /** When to release next, as far as can be foreseen. */
  nextAt(): readonly number[];
}

/** Makes it, with nothing kept; `tell` tells a single one by its own verdict. */
export function createKeptBack(
  { verdictOf, skip, summarise }: Pick<NotificationTeller, 'verdictOf' | 'skip' | 'summarise'>,
  settings: () => Pick<DesktopSettings, 'quietHours' | 'pause'>,
  now: () => number,
  tell: (item: Telling) => void,
): KeptBack {
  const held = new Map<string, { readonly item: Telling; readonly reason: HoldReason }>();
  const keyOf = ({ accountId, messageId }: MessageReference): string => `${accountId}\n${messageId}`;

  return {
    keep: (item, reason) => void held.set(keyOf(item.reference), { item, reason }),
    has: (reference) => held.has(keyOf(reference)),
    some: (isMeant) => [...held.values()].some(({ item }) => isMeant(item.reference)),
    count: () => held.size,
    drop(isMeant) {
      const meant = [...held].filter(([, { item }]) => isMeant(item.reference));
      for (const [key] of meant) held.delete(key);
      return meant.map(([, { item }]) => item);
    },
    release() {
      const ready = [...held].filter(([, { item }]) => verdictOf(item).kind !== 'hold');
      for (const [key] of ready) held.delete(key);
      const items = ready.map(([, { item }]) => item);
      // Still quiet: these have become urgent, and each is told as such.
      if (isQuiet(settings().quietHours, now())) {
        for (const item of items) tell(item);
        return;
      }
      const shown: Telling[] = [];
      for (const item of items) {
        const verdict = verdictOf(item);
        if (verdict.kind === 'skip') skip(item, verdict.reason);
        else shown.push(item);
      }
      const wasPaused = ready.some(([, { reason }]) => reason === 'paused');
      summarise(wasPaused ? 'paused' : 'quiet-hours', shown);
    },
    nextAt() {
      const { quietHours, pause } = settings();
      // The end of a pause is waited for by who ends it.
      if (held.size === 0 || isPaused(pause, now())) return [];
      const urgent = quietHours.letsUrgentThrough
        ? [...held.values()].map(({ item }) => expiryOf(item.message.review) - URGENT_MS)
        : [];
      const endMs = quietEndsAt(quietHours, now());
      return [...urgent.filter((atMs) => atMs > now()), ...(endMs === null ? [] : [endMs])];
    },
  };
}
