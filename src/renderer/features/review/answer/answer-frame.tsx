import { CircleAlert } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { withoutTurns } from '../../../state/direction.ts';
import type { ItemKey } from '../../../state/item.ts';
import { Button } from '../../../ui/button.tsx';
import { CommandKeys, useAriaKeys } from '../../keys/command-keys.tsx';
import { useFeedback } from './use-feedback.tsx';
import type { ReplyWay } from './use-reply.ts';
import './answer-controls.css';
import './answer-frame.css';
import { t } from '../../../../words/words.ts';

/** The second half of a double click is not a second decision: by then another question may be under it. */
const once = (act: () => void) => (event: MouseEvent) => {
  if (event.detail !== 2) act();
};

interface AnswerFrameProps {
  readonly messageKey: ItemKey;
  /** What the agent wants the buttons to say; the first has a word of its own when it says nothing. */
  readonly submitLabel: string | undefined;
  readonly dismissLabel: string | undefined;
  readonly isSending: boolean;
  /** The button that was pressed once and wants a second press. */
  readonly armed: ReplyWay | null;
  /** Why it was not sent, in words. */
  readonly problem: string | null;
  readonly problemId: string;
  /** What stands above and does not scroll. */
  readonly head?: ReactNode;
  /** What stands opposite the buttons, as a count. */
  readonly aside?: ReactNode;
  readonly onSend: () => void;
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}

/** What the answers with several controls share: a part that scrolls, and the buttons that stay in sight. */
export function AnswerFrame(props: AnswerFrameProps) {
  const sendKeys = useAriaKeys('send');
  const feedback = useFeedback(props.messageKey, props.isSending);
  const dismissLabel =
    props.dismissLabel === undefined ? null : withoutTurns(props.dismissLabel) || t('review.dismiss');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend
    <div className="answer-frame" role="group" aria-label={t('review.yourAnswer')}>
      {props.head}
      {props.children}
      {feedback.field}
      {props.problem !== null && (
        <p id={props.problemId} className="answer-problem" role="alert">
          <CircleAlert />
          {props.problem}
        </p>
      )}
      <footer className="answer-actions">
        <Button
          look="primary"
          data-answer=""
          aria-keyshortcuts={sendKeys}
          data-armed={props.armed === 'send'}
          disabled={props.isSending}
          onClick={once(props.onSend)}
        >
          {props.armed === 'send' ? (
            <span>{t('review.pressAgainToConfirm')}</span>
          ) : (
            <bdi>{withoutTurns(props.submitLabel ?? '') || t('review.send')}</bdi>
          )}
          <span className="answer-caps">
            <CommandKeys id="send" isOnFill />
          </span>
        </Button>
        {dismissLabel !== null && (
          <Button
            look="ghost"
            data-answer=""
            data-armed={props.armed === 'dismiss'}
            disabled={props.isSending}
            onClick={once(props.onDismiss)}
          >
            {props.armed === 'dismiss' ? <span>{t('review.pressAgainToConfirm')}</span> : <bdi>{dismissLabel}</bdi>}
          </Button>
        )}
        {feedback.button}
        {props.aside !== undefined && <div className="answer-aside">{props.aside}</div>}
      </footer>
    </div>
  );
}
