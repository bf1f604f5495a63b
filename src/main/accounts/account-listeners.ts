import type { Message } from '../../contract/message.ts';
import type { UnnumberedChange } from '../desktop-state.ts';

/** What an account tells the rest of the program. */
export interface AccountListeners {
  readonly onChange: (change: UnnumberedChange) => void;
  /** Hears messages of agents that the person has not been told of. */
  readonly onArrived: (messages: readonly Message[]) => void;
  /** Until when the person has heard of what agents said, by channel; null when that was never known. */
  readonly heardUntil: () => ReadonlyMap<string, string> | null;
  /** Hears each time that the inbox was read whole; the first time with what agents said meanwhile without asking. */
  readonly onSynced: (missed: readonly Message[]) => void;
}
