import { useEffect, useRef, useState } from 'react';
import { useApp } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';
import { questionOf } from '../../state/question.ts';
import { standingOf } from '../../state/review-facts.ts';
import { roundOf } from '../../state/rounds.ts';
import { AroundQuestion } from '../around/around-question.tsx';
import { Attachments } from '../attachments/attachments.tsx';
import { ContentAgentContext, useContentAgent } from '../content/content-agent.ts';
import { Markdown } from '../content/markdown.tsx';
import { PluginPart } from '../plugin/plugin-part.tsx';
import { useComingAnswer } from '../plugin/use-coming-answer.ts';
import { usePluginView } from '../plugin/use-plugin-view.ts';
import { EarlierRounds } from '../rounds/earlier-rounds.tsx';
import { NewerRound } from '../rounds/newer-round.tsx';
import { SnoozeNote } from '../triage/snooze-note.tsx';
import { AgentLine } from './agent-line.tsx';
import { AnswerCard } from './answer-card.tsx';
import { ClosedCard } from './closed-card.tsx';
import { KeptDraft } from './kept-draft.tsx';
import './message-view.css';

/** One message with everything that is needed to decide, and where it is decided. */
export function MessageView({ item }: { readonly item: Item }) {
  const { message } = item;
  const { title, body } = questionOf(message);
  const standing = standingOf(message);
  const [pluginVersion, setPluginVersion] = useState(0);
  const plugin = usePluginView(item, pluginVersion);
  useComingAnswer(standing === 'pending' ? plugin.kind : 'none');
  const isOurs = useApp((state) => state.sends[item.key]?.state === 'stored');
  const contentAgent = useContentAgent(item);
  // What it was when it was opened tells whether it closed before the person’s eyes.
  const opened = useRef(standing);
  useEffect(() => {
    if (isOurs) opened.current = standing;
  }, [isOurs, standing]);

  return (
    <ContentAgentContext value={contentAgent}>
      <article className="message" data-plugin={plugin.kind}>
        <h2 className="message-title" dir="auto">
          {title}
        </h2>
        <AgentLine item={item} />
        {standing === 'pending' && <SnoozeNote itemKey={item.key} />}
        {body.trim() !== '' && <Markdown text={body} />}
        <Attachments accountId={item.accountId} message={message} text={body} isEditable={standing === 'pending'} />
        {roundOf(message) > 1 && <EarlierRounds item={item} />}
        <PluginPart item={item} showing={plugin} onRenew={() => setPluginVersion(pluginVersion + 1)} />
        {standing === 'pending' && message.review && plugin.kind !== 'asking' && (
          <AnswerCard item={item} review={message.review} isInPlugin={plugin.kind === 'frame'} />
        )}
        {standing !== null && standing !== 'pending' && message.review && (
          <div className="answer-dock">
            <NewerRound item={item} />
            <ClosedCard
              item={item}
              review={message.review}
              standing={standing}
              wasOpen={opened.current === 'pending' && !isOurs}
            />
            <KeptDraft messageKey={item.key} />
          </div>
        )}
        <AroundQuestion item={item} />
      </article>
    </ContentAgentContext>
  );
}
