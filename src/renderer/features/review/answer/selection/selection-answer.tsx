import { useId, useMemo, useRef, useState } from 'react';
import type { SelectionPayload } from '../../../../../contract/review.ts';
import { useApp, useDesk } from '../../../../state/app-context.ts';
import { NO_DRAFT } from '../../../../state/draft-slice.ts';
import { itemsWords } from '../../../../state/reading.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import type { FittedProps } from '../fitted-answer.tsx';
import { useAnswerPort } from '../use-answer-port.ts';
import { useReply } from '../use-reply.ts';
import { checkSelection, matchingItems, type SelectionItem, toggled } from './selection-check.ts';
import { SelectionHead } from './selection-head.tsx';
import { SelectionList, type SelectionListPort } from './selection-list.tsx';
import './selection.css';
import { t } from '../../../../../words/words.ts';

/** From this many items on there is a box to filter them. */
const FILTER_FROM = 9;

/** The controls of a selection: radio buttons or checkboxes, with a filter where there are many. */
export function SelectionAnswer({ item, payload, isSending }: FittedProps<SelectionPayload>) {
  const { mode, items, submitLabel, dismissLabel } = payload;
  const { store } = useDesk();
  const { selectedIds } = useApp((state) => state.drafts[item.key]) ?? NO_DRAFT;
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const shown = useMemo(() => matchingItems(items, typed), [items, typed]);
  const chosen = useMemo(() => new Set(selectedIds), [selectedIds]);
  const chosenCount = useMemo(() => items.filter(({ id }) => chosen.has(id)).length, [items, chosen]);
  const list = useRef<SelectionListPort>(null);
  const id = useId();
  const reply = useReply(item.key, isSending, dismissLabel);

  function put(next: string[]): void {
    if (isSending) return;
    setProblem(null);
    store.getState().changeDraft(item.key, { selectedIds: next });
  }
  const choose = ({ id: itemId }: SelectionItem): void => put(toggled(mode, selectedIds, itemId));

  function send(): void {
    const check = checkSelection(payload, selectedIds);
    if (check.ok) {
      reply.send({ selectedIds: check.selectedIds }, itemsWords(check.labels));
      return;
    }
    setProblem(check.problem);
    list.current?.focus();
  }

  useAnswerPort({
    focus: () => list.current?.focus(),
    choose(position) {
      const target = shown[position - 1];
      if (!target) return;
      list.current?.focus(position - 1);
      choose(target);
    },
    send,
    cancel() {
      if (typed === '') return false;
      setTyped('');
      return true;
    },
  });

  function chooseAll(isChosen: boolean): void {
    const ids = new Set(shown.map((each) => each.id));
    const others = selectedIds.filter((each) => !ids.has(each));
    put(isChosen ? [...others, ...ids] : others);
  }

  return (
    <AnswerFrame
      messageKey={item.key}
      submitLabel={submitLabel}
      dismissLabel={dismissLabel}
      isSending={isSending}
      armed={reply.armed}
      problem={problem}
      problemId={`${id}-problem`}
      head={
        <SelectionHead
          typed={items.length >= FILTER_FROM ? typed : null}
          shownCount={shown.length}
          isMulti={mode === 'multi'}
          isSending={isSending}
          onType={setTyped}
          onLeave={() => list.current?.focus(0)}
          onChooseAll={chooseAll}
        />
      }
      aside={
        mode === 'multi' && (
          <output aria-label={t('review.chosen')}>
            {t('review.selectedOf', { chosenCount, count: items.length })}
          </output>
        )
      }
      onSend={send}
      onDismiss={reply.dismiss}
    >
      <SelectionList
        ref={list}
        items={shown}
        chosen={chosen}
        group={mode === 'single' ? id : null}
        isSending={isSending}
        problemId={problem === null ? null : `${id}-problem`}
        onChoose={choose}
      />
    </AnswerFrame>
  );
}
