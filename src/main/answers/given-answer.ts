import { REDACTED, type Review } from '../../contract/review.ts';
import type { JsonObject } from '../../contract/value.ts';

/** Does a response hold what was typed into a password field? Then it may be kept in memory only. */
export function hasPassword(review: Review | null | undefined, response: JsonObject): boolean {
  return passwordFieldNames(review).some((name) => response[name] !== undefined && response[name] !== '');
}

/** The fields of a form that hide what is typed, however odd the other ones are. */
export function passwordFieldNames(review: Review | null | undefined): string[] {
  const fields: unknown = review?.payload?.fields;
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((field: unknown) => {
    if (typeof field !== 'object' || field === null || !('type' in field) || !('name' in field)) return [];
    return field.type === 'password' ? [String(field.name)] : [];
  });
}

/**
 * Is what is stored the very response that was sent? The order of members does not count, and a password, which servers
 * hide from people (contract.md 5.6), is taken to be the one that was sent.
 */
export function isSameResponse(stored: unknown, sent: JsonObject): boolean {
  return JSON.stringify(sorted(unhidden(stored, sent))) === JSON.stringify(sorted(sent));
}

function unhidden(stored: unknown, sent: JsonObject): unknown {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return stored;
  const shown = Object.entries(stored).map(([key, value]) => [
    key,
    value === REDACTED && key in sent ? sent[key] : value,
  ]);
  return Object.fromEntries(shown);
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
