import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { httpHeaders, httpUrl, instant, jsonObject } from './value.ts';

/** The three states of a review; the last two are final (contract.md 5.2). */
export const REVIEW_STATUSES = ['pending', 'completed', 'expired'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** The legacy webhook of a review: third choice after the message's and the agent's (contract.md 9.1). */
export const reviewCallback = z.object({
  url: httpUrl,
  method: z.string().optional(),
  headers: httpHeaders.optional(),
});
export type ReviewCallback = z.infer<typeof reviewCallback>;

/** What an agent sends to ask (contract.md 5.1). Any type and any payload: known clients send types of their own (R16). */
export const reviewRequest = z.object({
  type: z.string().min(1).max(LIMITS.reviewTypeChars),
  payload: jsonObject.optional(),
  callback: reviewCallback.optional(),
  expiresAt: z.string().optional().describe('ISO instant; ignored when expiresInSeconds is given'),
  expiresInSeconds: z.number().int().positive().optional(),
});
export type ReviewRequest = z.infer<typeof reviewRequest>;

/**
 * A review as it travels (contract.md 5.1). `status` is open because old servers had other words (R34); members that say
 * how it ended are absent until then.
 */
export const review = z.looseObject({
  type: z.string(),
  payload: jsonObject.nullish(),
  callback: z.unknown().optional(),
  expiresAt: instant.nullish(),
  status: z.string(),
  response: jsonObject.nullish(),
  feedback: z.string().nullish(),
  modifiedFileIds: z.record(z.string(), z.string()).nullish(),
  completedAt: instant.nullish(),
  completed_at: instant.nullish().describe('The name before 0.6.0; the same value (R5)'),
});
export type Review = z.infer<typeof review>;

/** How one choice of an approval looks. */
export const OPTION_STYLES = ['primary', 'danger', 'secondary', 'ghost'] as const;
export const approvalOption = z.object({
  id: z.string().min(1),
  label: z.string(),
  style: z.enum(OPTION_STYLES).optional().catch(undefined),
});
export type ApprovalOption = z.infer<typeof approvalOption>;

/** The payload of an approval (contract.md 5.4). */
export const approvalPayload = z.object({
  options: z.array(approvalOption).min(1),
  allowComment: z.boolean().optional(),
});
export type ApprovalPayload = z.infer<typeof approvalPayload>;

/** The response of an approval. */
export const approvalResponse = z.object({ selectedOption: z.string(), comment: z.string().optional() });
export type ApprovalResponse = z.infer<typeof approvalResponse>;

/** What a person sees when an agent named no options (contract.md 5.4). */
export const DEFAULT_APPROVAL_OPTIONS: readonly ApprovalOption[] = [
  { id: 'approve', label: 'Approve', style: 'primary' },
  { id: 'reject', label: 'Reject', style: 'danger' },
];

/** The payload of a selection. */
export const selectionPayload = z.object({
  mode: z.enum(['single', 'multi']),
  items: z.array(z.object({ id: z.string(), label: z.string(), description: z.string().optional() })).min(1),
  submitLabel: z.string().optional(),
  dismissLabel: z.string().optional(),
});
export type SelectionPayload = z.infer<typeof selectionPayload>;

export const FORM_FIELD_TYPES = [
  'text',
  'number',
  'email',
  'url',
  'textarea',
  'select',
  'checkbox',
  'date',
  'time',
  'datetime',
  'range',
  'password',
] as const;

/** One field of a form. */
export const formField = z.object({
  name: z.string().min(1),
  label: z.string(),
  type: z.enum(FORM_FIELD_TYPES),
  required: z.boolean().optional(),
  placeholder: z.string().optional(),
  defaultValue: z.union([z.string(), z.number(), z.boolean()]).optional(),
  description: z.string().optional(),
  options: z.array(z.union([z.string(), z.object({ value: z.string(), label: z.string() })])).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
  unit: z.string().optional(),
});
export type FormField = z.infer<typeof formField>;

/** The payload of a form. */
export const formPayload = z.object({
  fields: z.array(formField).min(1),
  submitLabel: z.string().optional(),
  dismissLabel: z.string().optional(),
});
export type FormPayload = z.infer<typeof formPayload>;

/** The payload of a text input; the limits are characters. */
export const textInputPayload = z.object({
  placeholder: z.string().optional(),
  prefill: z.string().optional(),
  markdown: z.boolean().optional(),
  minLength: z.number().int().positive().optional(),
  maxLength: z.number().int().positive().optional(),
  submitLabel: z.string().optional(),
  dismissLabel: z.string().optional(),
});
export type TextInputPayload = z.infer<typeof textInputPayload>;

/** What a person sends to respond (contract.md 5.5). */
export const respondRequest = z.object({
  response: jsonObject,
  modifiedFileIds: z.record(z.string(), z.string()).optional(),
  feedback: z.string().optional(),
});
export type RespondRequest = z.infer<typeof respondRequest>;

/** What stands in place of the value of a password field (contract.md 5.6). */
export const REDACTED = '***REDACTED***';
