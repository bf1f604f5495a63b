import { z } from 'zod';
import { id } from './value.ts';

/** The tag under which the demo's agents stand together. */
export const DEMO_TAG = 'Demo';

/** What the program tells the demo's process, over its own port: a key never stands on a command line. */
export const demoCommand = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('play'),
    url: z.string(),
    apiKey: z.string(),
    /** Stands in the description of every channel that the demo makes, so that each can be found again. */
    mark: z.string(),
    /** Holds the demo's pictures. */
    folder: z.string(),
  }),
  /** The server was started again and is elsewhere now. */
  z.object({ kind: z.literal('moved'), url: z.string() }),
]);
export type DemoCommand = z.infer<typeof demoCommand>;

/** What the demo's process tells the program. */
export const demoReport = z.discriminatedUnion('kind', [
  /** A channel was made, which has to go with the demo. */
  z.object({ kind: z.literal('made'), channelId: id }),
  /** Every agent has asked what it had. */
  z.object({ kind: z.literal('over') }),
]);
export type DemoReport = z.infer<typeof demoReport>;

/**
 * What the demo is doing. `over`: nobody asks any more, what was made is still there; also after the program was started
 * again in the middle of a demo.
 */
export const demoState = z.object({
  phase: z.enum(['off', 'starting', 'running', 'over', 'removing']),
  detail: z.string().nullable().describe('What went wrong and what to do next; null when nothing did'),
});
export type DemoState = z.infer<typeof demoState>;
