import type { ComponentType } from 'react';
import type { Review } from '../../../../contract/review.ts';
import type { Item } from '../../../state/item.ts';
import { ownValue } from '../../../state/own-value.ts';
import { ApprovalAnswer } from './approval-answer.tsx';
import { UnsupportedAnswer } from './unsupported-answer.tsx';

/** What the controls of a kind of review get. */
export interface AnswerProps {
  readonly item: Item;
  readonly review: Review;
  /** The answer is on its way: shown, but no longer to be changed. */
  readonly isSending: boolean;
}

/** The controls by type of review. A new type is one more line. */
const KINDS: Readonly<Record<string, ComponentType<AnswerProps>>> = { approval: ApprovalAnswer };

/** The controls for a type; types that this version cannot answer are shown to be read. */
export function answerKind(type: string): ComponentType<AnswerProps> {
  return ownValue(KINDS, type) ?? UnsupportedAnswer;
}
