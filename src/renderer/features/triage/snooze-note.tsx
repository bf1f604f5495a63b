import { AlarmClock } from 'lucide-react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import type { ItemKey } from '../../state/item.ts';
import { clockWords } from '../../state/time-words.ts';
import { Button } from '../../ui/button.tsx';
import './snooze-menu.css';
import { t } from '../../../words/words.ts';

/** Says of an open review that it is put off, with the way back. */
export function SnoozeNote({ itemKey }: { readonly itemKey: ItemKey }) {
  const { store } = useDesk();
  const until = useApp((state) => state.snoozes.get(itemKey));
  const now = useNow('minute');
  if (until === undefined) return null;
  return (
    <div className="snooze-note">
      <AlarmClock />
      <span>{t('triage.snoozedHint', { when: clockWords(until, now) })}</span>
      <Button look="ghost" onClick={() => void store.getState().wake([itemKey])}>
        {t('triage.wakeNow')}
      </Button>
    </div>
  );
}
