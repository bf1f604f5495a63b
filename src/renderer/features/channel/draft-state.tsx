import { Ban, Check, LoaderCircle, Wrench } from 'lucide-react';
import type { StatusEvent } from '../../../contract/stream.ts';
import { useApp } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';
import { liveKey } from '../../state/live-drafts.ts';
import './draft-state.css';
import { t } from '../../../words/words.ts';

const NO_STEPS: readonly StatusEvent[] = [];

/** The steps of a draft: all but the last are done; the last is under way as long as the draft is written. */
export function Steps({ steps, isRunning }: { readonly steps: readonly StatusEvent[]; readonly isRunning: boolean }) {
  return (
    <ol className="draft-steps" aria-label={t('channel.steps')}>
      {steps.map((step, index) => {
        const isNow = isRunning && index === steps.length - 1;
        const Icon = isNow ? LoaderCircle : step.toolHint ? Wrench : Check;
        return (
          <li key={step.index} data-now={isNow}>
            <Icon aria-hidden="true" />
            <span className="sr-only">{isNow ? t('channel.underWay') : t('channel.done')} </span>
            <bdi>{step.text}</bdi>
          </li>
        );
      })}
    </ol>
  );
}

/** How a message is coming along that an agent writes while people watch, and which steps led to it. */
export function DraftState({ item }: { readonly item: Item }) {
  const { accountId, message } = item;
  const { channelId, streamId, streamState } = message;
  const live = useApp((state) =>
    streamId ? state.data.drafts.get(liveKey(accountId, channelId, streamId)) : undefined,
  );
  if (!streamId) return null;
  const known = message.statusEvents ?? NO_STEPS;
  const knownIndexes = new Set(known.map(({ index }) => index));
  const steps = [...known, ...(live?.steps ?? NO_STEPS).filter(({ index }) => !knownIndexes.has(index))];
  steps.sort((a, b) => a.index - b.index);
  if (streamState === 'streaming') {
    return (
      <div className="draft-state">
        {steps.length > 0 && <Steps steps={steps} isRunning={!live?.progress} />}
        {(live?.progress || steps.length === 0) && (
          <p className="draft-line">
            <LoaderCircle aria-hidden="true" />
            <bdi>{live?.progress?.text ?? t('channel.writing')}</bdi>
          </p>
        )}
      </div>
    );
  }
  return (
    <>
      {streamState === 'aborted' && (
        <p className="draft-line" data-aborted="true">
          <Ban aria-hidden="true" />
          {t('channel.agentBrokeOff')}
        </p>
      )}
      {steps.length > 0 && (
        <details className="draft-done">
          <summary>{t('channel.stepCount', { count: steps.length })}</summary>
          <Steps steps={steps} isRunning={false} />
        </details>
      )}
    </>
  );
}
