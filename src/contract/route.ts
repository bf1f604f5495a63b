import { z } from 'zod';

/** Who may call: anybody, an agent with a key (contract.md 3.1), or a person with a session (3.2). */
export type RouteAuth = 'none' | 'apiKey' | 'session';

/** One HTTP route: what it takes, what it answers on success, and the status of that. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path with `:name` parameters. */
  readonly path: string;
  readonly auth: RouteAuth;
  readonly summary: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly status: number;
  /** Schema of the success body; null when the body is empty. */
  readonly answer: z.ZodType | null;
}

/** Narrows to one channel; left out it means any channel of the key's owner (R13). */
export const channelQuery = z.object({ channel: z.string().min(1).optional() });
export const deletedAnswer = z.object({ deleted: z.literal(true) });
export const plainAnswer = z.object({ message: z.string() });
