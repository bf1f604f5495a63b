import { AlarmClock } from 'lucide-react';
import { useMemo } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { bulkPlanOf } from '../../state/bulk-slice.ts';
import { withoutTurns } from '../../state/direction.ts';
import { standingOf } from '../../state/review-facts.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { SnoozeMenu } from './snooze-menu.tsx';
import './pick-bar.css';
import { formatNumber } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';

/** What can be done with all rows that are picked, below the list. */
export function PickBar() {
  const { store } = useDesk();
  const picked = useApp((state) => state.picked);
  const items = useApp((state) => state.data.items);
  const drafts = useApp((state) => state.drafts);
  const sends = useApp((state) => state.sends);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these parts of the state are what the plan is made from
  const plan = useMemo(() => bulkPlanOf(store.getState()), [store, picked, items, drafts, sends]);
  const pending = [...picked].filter((key) => {
    const item = items.get(key);
    return item !== undefined && standingOf(item.message) === 'pending';
  });
  const hasDigits = useApp((state) => state.settings.hasSingleKeys);
  if (picked.size === 0) return null;
  const { members, leftOut, options } = plan;
  return (
    <section className="pick-bar" aria-label={t('triage.selectedRows')}>
      <p className="pick-count" role="status">
        <strong>{t('triage.selectedCount', { size: picked.size })}</strong>
        {members.length > 0 && leftOut.length > 0 && (
          <span className="truncate"> {t('triage.leftOutCount', { count: leftOut.length })}</span>
        )}
        {members.length === 0 && <span className="truncate"> {t('triage.nothingToAnswerTogether')}</span>}
        <button type="button" className="pick-clear" onClick={() => store.getState().clearPicks()}>
          {t('triage.clear')}
        </button>
      </p>
      <div className="pick-actions">
        {options.map((option, index) => (
          <Button
            key={option.id}
            look={option.style ?? 'secondary'}
            aria-keyshortcuts={hasDigits && index < 9 ? String(index + 1) : undefined}
            onClick={() => store.getState().proposeBulk(option)}
          >
            <span className="truncate">
              <bdi>{withoutTurns(option.label) || option.id}</bdi>
              <span aria-hidden="true"> ·</span> {formatNumber(members.length)}
            </span>
            {hasDigits && index < 9 && <KeyCap label={String(index + 1)} isOnFill={option.style === 'primary'} />}
          </Button>
        ))}
        {pending.length > 0 && (
          <SnoozeMenu
            place="picked"
            keys={pending}
            trigger={
              <Button look="ghost">
                <AlarmClock />
                {t('triage.snoozeCount', { count: pending.length })}
              </Button>
            }
          />
        )}
      </div>
    </section>
  );
}
