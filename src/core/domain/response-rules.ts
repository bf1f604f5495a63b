import { AppError, type ValidationIssue } from '../../contract/errors.ts';
import {
  approvalPayload,
  DEFAULT_APPROVAL_OPTIONS,
  type FormPayload,
  formPayload,
  type SelectionPayload,
  selectionPayload,
  type TextInputPayload,
  textInputPayload,
} from '../../contract/review.ts';
import type { JsonObject } from '../../contract/value.ts';
import type { StoredReview } from './review.ts';

/**
 * Checks a person's response against the question (contract.md 5.5, R16): only for the five types and only when the
 * stored payload is well-formed; anything else passes. Raises `validation_failed` with what is wrong.
 */
export function checkResponse(review: Pick<StoredReview, 'type' | 'payload'>, response: JsonObject): void {
  const issues = issuesOf(review, response);
  if (issues.length > 0) throw new AppError('validation_failed', undefined, { issues });
}

function issuesOf(review: Pick<StoredReview, 'type' | 'payload'>, response: JsonObject): ValidationIssue[] {
  const payload = review.payload ?? {};
  switch (review.type) {
    case 'approval': {
      const parsed = approvalPayload.safeParse(payload);
      if (!parsed.success && 'options' in payload) return [];
      const options = parsed.success ? parsed.data.options : DEFAULT_APPROVAL_OPTIONS;
      const ids = options.map((option) => option.id);
      return ids.includes(response.selectedOption as string)
        ? []
        : [issue('selectedOption', 'unknown_option', `Choose one of: ${ids.join(', ')}`)];
    }
    case 'selection': {
      const parsed = selectionPayload.safeParse(payload);
      return parsed.success && !isDismissal(parsed.data, response) ? selectionIssues(parsed.data, response) : [];
    }
    case 'form': {
      const parsed = formPayload.safeParse(payload);
      return parsed.success && !isDismissal(parsed.data, response) ? formIssues(parsed.data, response) : [];
    }
    case 'text-input': {
      const parsed = textInputPayload.safeParse(payload);
      return parsed.success && !isDismissal(parsed.data, response) ? textIssues(parsed.data, response) : [];
    }
    default:
      return [];
  }
}

function isDismissal(payload: { dismissLabel?: string | undefined }, response: JsonObject): boolean {
  return payload.dismissLabel !== undefined && response._dismissed === true;
}

function selectionIssues(payload: SelectionPayload, response: JsonObject): ValidationIssue[] {
  const selected = response.selectedIds;
  if (!Array.isArray(selected) || selected.length === 0)
    return [issue('selectedIds', 'none_selected', 'Choose at least one item')];
  if (payload.mode === 'single' && selected.length > 1)
    return [issue('selectedIds', 'too_many_selected', 'Choose exactly one item')];
  const known = new Set<unknown>(payload.items.map((item) => item.id));
  return selected.every((selectedId) => known.has(selectedId))
    ? []
    : [issue('selectedIds', 'unknown_item', 'Choose only items of the question')];
}

function formIssues(payload: FormPayload, response: JsonObject): ValidationIssue[] {
  return payload.fields
    .filter((field) => field.required === true && isMissing(response, field.name))
    .map((field) => issue(field.name, 'required', `${field.label} is required`));
}

function isMissing(response: JsonObject, name: string): boolean {
  // A field may be called `toString`, which every object answers to.
  const value = Object.hasOwn(response, name) ? response[name] : undefined;
  return value === undefined || value === null || value === '';
}

function textIssues(payload: TextInputPayload, response: JsonObject): ValidationIssue[] {
  const text = response.text;
  if (typeof text !== 'string' || text.trim() === '') return [issue('text', 'required', 'Enter some text')];
  if (payload.minLength !== undefined && text.length < payload.minLength)
    return [issue('text', 'too_short', `Enter at least ${payload.minLength} characters`)];
  if (payload.maxLength !== undefined && text.length > payload.maxLength)
    return [issue('text', 'too_long', `Enter at most ${payload.maxLength} characters`)];
  return [];
}

function issue(member: string, code: string, message: string): ValidationIssue {
  return { path: ['response', member], code, message };
}
