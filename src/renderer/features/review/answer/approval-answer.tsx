import { useRef } from 'react';
import { approvalOf } from '../../../state/review-facts.ts';
import { CommandKeys, useAriaKeys } from '../../keys/command-keys.tsx';
import type { AnswerProps } from './answer-kinds.ts';
import { optionToFocus } from './approval-press.ts';
import { OptionButton } from './option-button.tsx';
import { useAnswerPort } from './use-answer-port.ts';
import { useApproval } from './use-approval.ts';
import { useFeedback } from './use-feedback.tsx';
import './approval-answer.css';
import { t } from '../../../../words/words.ts';
import { Sentence } from '../../../ui/sentence.tsx';

/** Beside the buttons: what Mod+Enter would send. */
function SendHint({ label }: { readonly label: string | null }) {
  if (label === null) return null;
  return (
    <span className="approval-hint">
      <CommandKeys id="send" />
      <span className="truncate">
        <Sentence of="review.sendsLabel" parts={{ label: <bdi>{label}</bdi> }} />
      </span>
    </span>
  );
}

/** The controls of an approval: the agent’s options in its order and style, and a comment when it takes one. */
export function ApprovalAnswer({ item, review, isSending }: AnswerProps) {
  const { options, allowComment } = approvalOf(review);
  const approval = useApproval(item.key, options, isSending);
  const feedback = useFeedback(item.key, isSending);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const comment = useRef<HTMLTextAreaElement>(null);
  const commentKeys = useAriaKeys('comment');

  useAnswerPort({
    focus: () => buttons.current.get(optionToFocus(options)?.id ?? '')?.focus({ preventScroll: true }),
    choose(position) {
      const option = options[position - 1];
      if (!option) return;
      buttons.current.get(option.id)?.focus({ preventScroll: true });
      approval.press(option);
    },
    send() {
      if (approval.next) approval.press(approval.next);
    },
    comment() {
      comment.current?.focus();
      return comment.current !== null;
    },
    cancel: approval.cancel,
  });

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend
    <div className="approval" role="group" aria-label={t('review.yourAnswer')}>
      {allowComment && (
        <textarea
          ref={comment}
          className="approval-comment"
          aria-label={t('review.comment')}
          aria-keyshortcuts={commentKeys}
          placeholder={t('review.addCommentOptional')}
          dir="auto"
          rows={1}
          value={approval.draft.comment}
          readOnly={isSending}
          onChange={(event) => approval.write(event.target.value)}
        />
      )}
      {feedback.field}
      <div className="approval-actions">
        {options.map((option, index) => (
          <OptionButton
            key={option.id}
            option={option}
            position={index + 1}
            isArmed={approval.armedId === option.id}
            isSending={isSending}
            onPress={() => approval.press(option)}
            ref={(button) => {
              if (button) buttons.current.set(option.id, button);
              else buttons.current.delete(option.id);
            }}
          />
        ))}
        {feedback.button}
        {allowComment && <SendHint label={approval.next?.label ?? null} />}
      </div>
    </div>
  );
}
