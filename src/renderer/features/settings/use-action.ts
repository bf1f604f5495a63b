import { useState } from 'react';
import type { CallOutcome } from '../../../contract/desktop-channels.ts';

/** Something that a button does and that can fail: whether it runs, and how the last time ended. */
export interface Action {
  readonly isBusy: boolean;
  /** What went wrong, in words; null when it went well or has not happened. */
  readonly problem: string | null;
  /** What was done, in words. */
  readonly note: string | null;
  /** Runs it unless it runs already; answers its value, or undefined when it failed. */
  run<T>(act: () => Promise<CallOutcome<T>>, note?: string): Promise<T | undefined>;
  /** Says something that went wrong before anything was sent. */
  refuse(problem: string): void;
  clear(): void;
}

interface ActionState {
  readonly isBusy: boolean;
  readonly problem: string | null;
  readonly note: string | null;
}
const IDLE: ActionState = { isBusy: false, problem: null, note: null };

/** The state of one button's doing. */
export function useAction(): Action {
  const [state, setState] = useState(IDLE);
  return {
    ...state,
    async run(act, note) {
      if (state.isBusy) return undefined;
      setState({ ...IDLE, isBusy: true });
      const outcome = await act();
      setState(outcome.ok ? { ...IDLE, note: note ?? null } : { ...IDLE, problem: outcome.error.message });
      return outcome.ok ? outcome.value : undefined;
    },
    refuse: (problem) => setState({ ...IDLE, problem }),
    clear: () => setState(IDLE),
  };
}
