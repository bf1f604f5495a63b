import { z } from 'zod';
import { message } from './message.ts';

/** A chain of iterations, ascending; a message that stands alone is its only member (contract.md 6.5). */
export const iterationChain = z.object({ groupId: z.string(), iterations: z.array(message) });
export type IterationChain = z.infer<typeof iterationChain>;
