import type { Review } from '../contract/review.ts';
import type { JsonObject } from '../contract/value.ts';

/** Does a response hold what was typed into a password field? Then it may be kept in memory only. */
export function hasPassword(review: Review | null | undefined, response: JsonObject): boolean {
  const fields: unknown = review?.payload?.fields;
  if (!Array.isArray(fields)) return false;
  return fields.some((field: unknown) => {
    if (typeof field !== 'object' || field === null || !('type' in field) || !('name' in field)) return false;
    const value = field.type === 'password' ? response[String(field.name)] : undefined;
    return value !== undefined && value !== '';
  });
}

/** Is what is stored the very response that was sent? The order of members does not count. */
export function isSameResponse(stored: unknown, sent: JsonObject): boolean {
  return JSON.stringify(sorted(stored)) === JSON.stringify(sorted(sent));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
