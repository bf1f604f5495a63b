import { Info } from 'lucide-react';
import { ownValue } from '../../../state/own-value.ts';
import { PayloadTree } from '../payload-tree.tsx';
import type { AnswerProps } from './answer-kinds.ts';
import './unsupported-answer.css';

const NAMES: Readonly<Record<string, string>> = {
  selection: 'a selection',
  form: 'a form',
  'text-input': 'a text',
  freeform: 'a free-form answer',
};

/** Shows what is asked where this version has no controls for it. */
export function UnsupportedAnswer({ review }: AnswerProps) {
  return (
    <div className="unsupported">
      <p className="unsupported-note">
        <Info />
        <span>
          This asks for {ownValue(NAMES, review.type) ?? <bdi>“{review.type}”</bdi>}, which this version of Placet Desk
          cannot answer yet. It keeps waiting until it expires.
        </span>
      </p>
      {review.payload && <PayloadTree value={review.payload} />}
    </div>
  );
}
