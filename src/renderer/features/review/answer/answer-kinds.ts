import type { ComponentType } from 'react';
import {
  approvalPayload,
  formPayload,
  type Review,
  selectionPayload,
  textInputPayload,
} from '../../../../contract/review.ts';
import type { Item } from '../../../state/item.ts';
import { ownValue } from '../../../state/own-value.ts';
import { ApprovalAnswer } from './approval-answer.tsx';
import { fitted } from './fitted-answer.tsx';
import { FormAnswer } from './form/form-answer.tsx';
import { JsonAnswer } from './json/json-answer.tsx';
import { SelectionAnswer } from './selection/selection-answer.tsx';
import { TextAnswer } from './text/text-answer.tsx';

/** What the controls of a kind of review get. */
export interface AnswerProps {
  readonly item: Item;
  readonly review: Review;
  /** The answer is on its way: shown, but no longer to be changed. */
  readonly isSending: boolean;
}

/** The controls by type of review. A new type is one more line. */
const KINDS: Readonly<Record<string, ComponentType<AnswerProps>>> = {
  approval: ApprovalAnswer,
  selection: fitted(selectionPayload, SelectionAnswer),
  form: fitted(formPayload, FormAnswer),
  'text-input': fitted(textInputPayload, TextAnswer),
};

/** Without options an approval has the usual two; with options that cannot be read, those two would be a guess. */
const ApprovalOfOptions = fitted(approvalPayload, ApprovalAnswer);

function hasOptions({ payload }: Review): boolean {
  const options = payload?.options ?? [];
  return !Array.isArray(options) || options.length > 0;
}

/** The controls for a review; a type of the agent’s own is answered as JSON. */
export function answerKind(review: Review): ComponentType<AnswerProps> {
  if (review.type === 'approval' && hasOptions(review)) return ApprovalOfOptions;
  return ownValue(KINDS, review.type) ?? JsonAnswer;
}
