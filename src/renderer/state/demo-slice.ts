import type { DemoState } from '../../contract/demo.ts';
import type { SliceContext } from './slice.ts';

/** The demo, as the main process plays it. */
export interface DemoSlice {
  readonly demo: DemoState;
  readDemo(): Promise<void>;
  takeDemo(demo: DemoState): void;
  startDemo(): Promise<void>;
  /** Ends the demo and removes all that it made. */
  removeDemo(): Promise<void>;
}

/** The slice of the demo. */
export function createDemoSlice({ get, set, bridge }: SliceContext): DemoSlice {
  const ask = async (name: 'demo:start' | 'demo:remove'): Promise<void> => {
    const outcome = await bridge.call(name, undefined);
    if (!outcome.ok) get().say({ tone: 'problem', text: outcome.error.message, about: null });
  };
  return {
    demo: { phase: 'off', detail: null },
    async readDemo() {
      const outcome = await bridge.call('demo:read', undefined);
      if (outcome.ok) set({ demo: outcome.value });
    },
    takeDemo: (demo) => set({ demo }),
    startDemo: () => ask('demo:start'),
    removeDemo: () => ask('demo:remove'),
  };
}
