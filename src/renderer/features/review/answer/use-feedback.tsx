import { MessageSquarePlus } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useApp, useDesk } from '../../../state/app-context.ts';
import type { ItemKey } from '../../../state/item.ts';
import { Button } from '../../../ui/button.tsx';
import './feedback.css';
import { t } from '../../../../words/words.ts';

/** The two parts of feedback: the button that asks for its field, and the field. */
export interface Feedback {
  readonly button: ReactNode;
  readonly field: ReactNode;
}

/**
 * Feedback for the agent's next round: it goes beside any answer (contract 5.5), so every kind of review offers it, but
 * out of the way until it is wanted. What was written is kept with the rest of the draft.
 */
export function useFeedback(key: ItemKey, isSending: boolean): Feedback {
  const { store } = useDesk();
  const text = useApp((state) => state.drafts[key]?.feedback) ?? '';
  const [isWanted, setIsWanted] = useState(false);
  const isOpen = isWanted || text !== '';
  const field = useRef<HTMLTextAreaElement>(null);

  function open(): void {
    setIsWanted(true);
    // The field is there once this click has been rendered.
    requestAnimationFrame(() => field.current?.focus());
  }

  return {
    button: isOpen ? null : (
      <Button look="ghost" className="feedback-button" disabled={isSending} onClick={open}>
        <MessageSquarePlus aria-hidden="true" />
        {t('review.feedback')}
      </Button>
    ),
    field: isOpen ? (
      <label className="feedback">
        <span>{t('review.feedbackNextRound')}</span>
        <textarea
          ref={field}
          placeholder={t('review.whatToDoDifferently')}
          dir="auto"
          rows={2}
          value={text}
          readOnly={isSending}
          onChange={(event) => store.getState().changeDraft(key, { feedback: event.target.value })}
        />
      </label>
    ) : null,
  };
}
