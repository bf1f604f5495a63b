import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** An instant on the wire: ISO 8601, UTC, milliseconds, `Z` (contract.md 2.2). Read leniently, written exactly. */
export const instant = z.string().describe('ISO 8601 instant, UTC, milliseconds');

/** An id: opaque, but ours always match `^[a-z0-9]{20,}$` (R40). */
export const id = z.string().min(1);

/** Any JSON object. */
export const jsonObject = z.record(z.string(), z.unknown());
export type JsonObject = z.infer<typeof jsonObject>;

/** An address that is at least well-formed; whether it may be called is decided at delivery (contract.md 6.9). */
export const httpUrl = z.url().max(LIMITS.urlChars);

/** Headers that a webhook carries: names and values that HTTP can send. */
export const httpHeaders = z
  .record(
    z
      .string()
      .max(LIMITS.headerNameChars)
      .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'Not the name of a header'),
    z
      .string()
      .max(LIMITS.headerValueChars)
      .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'Not the value of a header'),
  )
  .refine((headers) => Object.keys(headers).length <= LIMITS.webhookHeadersCount, {
    message: `At most ${LIMITS.webhookHeadersCount} headers`,
  });
