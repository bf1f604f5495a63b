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
  /** Fields of a multipart form that also carries one file, instead of `body` (contract.md 6.8, R27). */
  readonly form?: z.ZodType;
  readonly status: number;
  /** Schema of the success body; null when the body is empty, {@link BYTES} when it is not JSON. */
  readonly answer: z.ZodType | null | typeof BYTES;
}

/** In place of an answer's schema: the body is a file, an image, a page; such a route answers HEAD and ranges too. */
export const BYTES = 'bytes';

/** Narrows to one channel; left out it means any channel of the key's owner (R13). */
export const channelQuery = z.object({ channel: z.string().min(1).optional() });
export const deletedAnswer = z.object({ deleted: z.literal(true) });
export const plainAnswer = z.object({ message: z.string() });
