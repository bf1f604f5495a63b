import { Search } from 'lucide-react';
import { t } from '../../../../../words/words.ts';
import { Button } from '../../../../ui/button.tsx';

interface SelectionHeadProps {
  /** What is typed into the filter; null where there are too few items to need one. */
  readonly typed: string | null;
  readonly shownCount: number;
  readonly isMulti: boolean;
  readonly isSending: boolean;
  readonly onType: (typed: string) => void;
  /** From the filter down into the list. */
  readonly onLeave: () => void;
  readonly onChooseAll: (isChosen: boolean) => void;
}

/** Above the list: the filter, and all or none where several may be chosen. */
export function SelectionHead(props: SelectionHeadProps) {
  const { typed, shownCount, isMulti } = props;
  if (typed === null && !isMulti) return null;
  const isFiltered = typed !== null && typed.trim() !== '';
  return (
    <div className="selection-head">
      {typed !== null && (
        <label className="selection-filter">
          <Search aria-hidden="true" />
          <input
            type="search"
            aria-label={t('review.filter')}
            placeholder={t('review.filter')}
            value={typed}
            onChange={(event) => props.onType(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              if (event.ctrlKey || event.metaKey || shownCount === 0) return;
              event.preventDefault();
              props.onLeave();
            }}
          />
          {isFiltered && (
            <output className="selection-found">
              {shownCount === 0 ? t('review.nothingFound') : t('review.foundCount', { shownCount })}
            </output>
          )}
        </label>
      )}
      {isMulti && (
        <span className="selection-sweep">
          <Button look="ghost" disabled={props.isSending || shownCount === 0} onClick={() => props.onChooseAll(true)}>
            {isFiltered ? t('review.allFound') : t('review.all')}
          </Button>
          <Button look="ghost" disabled={props.isSending} onClick={() => props.onChooseAll(false)}>
            {t('review.none')}
          </Button>
        </span>
      )}
    </div>
  );
}
