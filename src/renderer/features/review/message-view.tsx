import { useEffect, useRef } from 'react';
import { useApp } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';
import { questionOf } from '../../state/question.ts';
import { standingOf } from '../../state/review-facts.ts';
import { Markdown } from '../content/markdown.tsx';
import { SnoozeNote } from '../triage/snooze-note.tsx';
import { AgentLine } from './agent-line.tsx';
import { AnswerCard } from './answer-card.tsx';
import { Attachments } from './attachments.tsx';
import { ClosedCard } from './closed-card.tsx';
import { KeptDraft } from './kept-draft.tsx';
import './message-view.css';

/** One message with everything that is needed to decide, and where it is decided. */
export function MessageView({ item }: { readonly item: Item }) {
  const { message } = item;
  const { title, body } = questionOf(message);
  const standing = standingOf(message);
  const isOurs = useApp((state) => state.sends[item.key]?.state === 'stored');
  // What it was when it was opened tells whether it closed before the person’s eyes.
  const opened = useRef(standing);
  useEffect(() => {
    if (isOurs) opened.current = standing;
  }, [isOurs, standing]);

  return (
    <article className="message">
      <h2 className="message-title" dir="auto">
        {title}
      </h2>
      <AgentLine item={item} />
      {standing === 'pending' && <SnoozeNote itemKey={item.key} />}
      {body.trim() !== '' && <Markdown text={body} />}
      <Attachments attachments={message.attachments} />
      {standing === 'pending' && message.review && <AnswerCard item={item} review={message.review} />}
      {standing !== null && standing !== 'pending' && message.review && (
        <div className="answer-dock">
          <ClosedCard
            item={item}
            review={message.review}
            standing={standing}
            wasOpen={opened.current === 'pending' && !isOurs}
          />
          <KeptDraft messageKey={item.key} />
        </div>
      )}
    </article>
  );
}
