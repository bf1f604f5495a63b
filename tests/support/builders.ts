import type { FormField, ReviewRequest } from '../../src/contract/review.ts';

/** A review request: an approval of two options that lives a day, unless told otherwise. */
export function aReview(wish: Partial<ReviewRequest> = {}): ReviewRequest {
  return {
    type: 'approval',
    payload: {
      options: [
        { id: 'approve', label: 'Approve', style: 'primary' },
        { id: 'reject', label: 'Reject', style: 'danger' },
      ],
    },
    ...wish,
  };
}

/** The response to {@link aReview}. */
export const APPROVED = { selectedOption: 'approve' } as const;

/** A selection among `a`, `b` and `c`. */
export function aSelection(payload: Record<string, unknown> = {}): ReviewRequest {
  const items = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }));
  return { type: 'selection', payload: { mode: 'single', items, ...payload } };
}

/** A form of these fields; a field needs no label. */
export function aForm(
  fields: (Partial<FormField> & Pick<FormField, 'name' | 'type'>)[],
  payload: Record<string, unknown> = {},
): ReviewRequest {
  return { type: 'form', payload: { fields: fields.map((field) => ({ label: field.name, ...field })), ...payload } };
}

/** A question for free text. */
export function aTextInput(payload: Record<string, unknown> = {}): ReviewRequest {
  return { type: 'text-input', payload };
}
