import { formPayload, REDACTED } from '../../contract/review.ts';
import type { StoredReview } from './review.ts';

/** The review without what was typed into password fields, for everybody but the agent (contract.md 5.6, R18). */
export function redactReview(review: StoredReview): StoredReview {
  if (review.type !== 'form' || review.response === null) return review;
  const secrets = passwordFieldNames(review);
  if (secrets.length === 0) return review;
  const response = { ...review.response };
  for (const name of secrets) {
    if (!Object.hasOwn(response, name)) continue;
    const value = response[name];
    if (value !== undefined && value !== null && value !== '') response[name] = REDACTED;
  }
  return { ...review, response };
}

function passwordFieldNames(review: StoredReview): string[] {
  const parsed = formPayload.safeParse(review.payload);
  if (parsed.success) return parsed.data.fields.filter((field) => field.type === 'password').map((field) => field.name);
  // One malformed field must not uncover its neighbours: look at the raw list too.
  const fields = review.payload?.fields;
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((field: unknown) => {
    if (typeof field !== 'object' || field === null) return [];
    const { type, name } = field as { type?: unknown; name?: unknown };
    return type === 'password' && typeof name === 'string' ? [name] : [];
  });
}
