import { ArrowDownWideNarrow, Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { effectiveSort, SORTS, type Sort, sortsOf } from '../../state/queue.ts';

const WORDS: Readonly<Record<Sort, PlainKey>> = {
  urgent: 'queue.mostUrgent',
  newest: 'queue.newest',
  agent: 'queue.byAgent',
};

/** Switches the order of the list. */
export function SortMenu() {
  const { store } = useDesk();
  const view = useApp((state) => state.view);
  const preferred = useApp((state) => state.sort);
  const sorts = sortsOf(view);
  const sort = effectiveSort(view, preferred);
  if (sorts.length < 2) return null;
  return (
    // Without a portal: what is inside a landmark stays inside. Not modal: a modal menu locks scrolling with an injected style sheet, which the content policy refuses.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="sort-trigger" aria-label={t('queue.orderedBy', { order: t(WORDS[sort]) })}>
        <span className="sort-words">{t(WORDS[sort])}</span>
        <ArrowDownWideNarrow className="sort-sign" />
        <ChevronDown />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
        <DropdownMenu.RadioGroup
          value={sort}
          onValueChange={(value) => {
            const chosen = SORTS.find((known) => known === value);
            if (chosen) store.getState().chooseSort(chosen);
          }}
        >
          {sorts.map((known) => (
            <DropdownMenu.RadioItem key={known} value={known} className="menu-item">
              {t(WORDS[known])}
              <DropdownMenu.ItemIndicator>
                <Check />
              </DropdownMenu.ItemIndicator>
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
