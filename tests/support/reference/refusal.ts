import type { z } from 'zod';

/** A request that is refused, as the body of contract.md 2.4 says it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The body of a refusal: upstream's four members, without `error` and `errors` (R24). */
export function refusalBody(status: number, message: string, path: string): object {
  return { statusCode: status, message, timestamp: new Date().toISOString(), path };
}

/** Reads a body or query by its schema, or refuses it in upstream's words. */
export function validated<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value ?? {});
  if (!parsed.success) throw new Refusal(400, 'Validation failed');
  return parsed.data;
}
