import { z } from 'zod';

/** An instant on the wire: ISO 8601, UTC, milliseconds, `Z` (contract.md 2.2). Read leniently, written exactly. */
export const instant = z.string().describe('ISO 8601 instant, UTC, milliseconds');

/** An id: opaque, but ours always match `^[a-z0-9]{20,}$` (R40). */
export const id = z.string().min(1);

/** Any JSON object. */
export const jsonObject = z.record(z.string(), z.unknown());
export type JsonObject = z.infer<typeof jsonObject>;

/** An address that is at least well-formed; whether it may be called is decided at delivery (contract.md 6.9). */
export const httpUrl = z.url();
