import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import type { LeftOutReason } from '../../state/bulk.ts';
import type { Bulk } from '../../state/bulk-slice.ts';
import { withoutTurns } from '../../state/direction.ts';
import type { Item } from '../../state/item.ts';
import { questionOf } from '../../state/question.ts';
import { approvalOf } from '../../state/review-facts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { BulkResultMark } from './bulk-result.tsx';
import '../../ui/dialog.css';
import './bulk-dialog.css';
import type { PlainKey } from '../../../words/catalogue.ts';
import { formatNumber } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { Sentence } from '../../ui/sentence.tsx';

const LEFT_OUT: Readonly<Record<LeftOutReason, PlainKey>> = {
  closed: 'triage.alreadyClosed',
  fields: 'triage.needsALook',
  options: 'triage.offersOtherAnswers',
  begun: 'triage.answerBegun',
};

function AgentName({ item }: { readonly item: Item }) {
  const agent = useApp((state) => state.data.agents[item.accountId]?.find(({ id }) => id === item.message.channelId));
  return <bdi className="bulk-agent truncate">{agent?.name ?? item.message.agentName ?? t('triage.agent')}</bdi>;
}

/** What this agent calls the option, where it has another word for it. */
function OwnWord({ item, bulk }: { readonly item: Item; readonly bulk: Bulk }) {
  const { review } = item.message;
  const own = review && approvalOf(review).options.find(({ id }) => id === bulk.option.id)?.label;
  return own && own !== bulk.option.label ? (
    <bdi className="bulk-own">{t('triage.asLabel', { name: withoutTurns(own) })}</bdi>
  ) : null;
}

function Members({ bulk }: { readonly bulk: Bulk }) {
  return (
    <ul className="bulk-list">
      {bulk.plan.members.map((item) => (
        <li key={item.key}>
          <div className="bulk-words">
            <span className="bulk-question" dir="auto">
              {questionOf(item.message).title}
            </span>
            <span className="bulk-under">
              <AgentName item={item} />
              <OwnWord item={item} bulk={bulk} />
            </span>
          </div>
          {bulk.results && <BulkResultMark itemKey={item.key} result={bulk.results.get(item.key)} />}
        </li>
      ))}
    </ul>
  );
}

function LeftOut({ bulk }: { readonly bulk: Bulk }) {
  const { leftOut } = bulk.plan;
  if (leftOut.length === 0 || bulk.results) return null;
  return (
    <section className="bulk-left-out" aria-label={t('triage.leftOutTitle')}>
      <h3>{t('triage.leftOutLabel', { count: leftOut.length })}</h3>
      <ul>
        {leftOut.map(({ item, reason }) => (
          <li key={item.key} className="bulk-left-out-row">
            <span className="truncate" dir="auto">
              {questionOf(item.message).title}
            </span>
            <span>{t(LEFT_OUT[reason])}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What one answer for many would do, to be confirmed; then how it went with each. */
export function BulkDialog() {
  const { store } = useDesk();
  const bulk = useApp((state) => state.bulk);
  const isHolding = useApp((state) => state.held.length > 0);
  const platform = useApp((state) => state.data.platform);
  const main = useRef<HTMLButtonElement>(null);
  if (!bulk) return null;
  const { option, plan, results } = bulk;
  const { closeBulk, confirmBulk, undo } = store.getState();
  const isSending = [...(results?.values() ?? [])].some(({ state }) => state === 'sending');
  const label = withoutTurns(option.label) || option.id;
  return (
    <Dialog.Root
      open
      onOpenChange={(isShown) => {
        if (!isShown && !isSending) closeBulk();
      }}
    >
      <Dialog.Portal>
        {/* Not Dialog.Overlay: it locks scrolling with an injected style sheet, which the content policy refuses. */}
        <div className="dialog-scrim" />
        <Dialog.Content
          className="dialog-box bulk-dialog"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            main.current?.focus();
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            const isMod = platform === 'darwin' ? event.metaKey : event.ctrlKey;
            if (isHolding && isMod && event.key === 'z') void undo();
          }}
        >
          <header className="dialog-header">
            <Dialog.Title className="dialog-title">
              {results ? (
                isSending ? (
                  t('triage.sendingNow')
                ) : (
                  t('triage.outcomes')
                )
              ) : (
                <Sentence of="triage.answerTo" parts={{ label: <bdi>{label}</bdi>, count: plan.members.length }} />
              )}
            </Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={t('triage.close')} disabled={isSending}>
                <X />
              </IconButton>
            </Dialog.Close>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: many questions scroll, and who has no mouse must be able to as well */}
          <section className="bulk-body" tabIndex={0} aria-label={t('triage.questions')}>
            <Members bulk={bulk} />
            <LeftOut bulk={bulk} />
          </section>
          <footer className="bulk-footer">
            <p>{results ? '' : t('triage.onlyTheseAnswered')}</p>
            {results && isHolding && <Button onClick={() => void undo()}>{t('triage.undo')}</Button>}
            {!results && <Button onClick={closeBulk}>{t('triage.cancel')}</Button>}
            <Button
              ref={main}
              look={!results && option.style === 'danger' ? 'danger' : 'primary'}
              data-armed={!results && option.style === 'danger'}
              data-answer=""
              disabled={isSending}
              onClick={(event) => {
                if (event.detail === 2) return;
                if (results) closeBulk();
                else void confirmBulk().then(() => main.current?.focus());
              }}
            >
              {results ? (
                t('triage.done')
              ) : (
                <span>
                  <bdi>{label}</bdi>
                  <span aria-hidden="true"> ·</span> {formatNumber(plan.members.length)}
                </span>
              )}
            </Button>
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
