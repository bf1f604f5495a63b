import { AlarmClock, AlarmClockOff } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import type { ItemKey } from '../../state/item.ts';
import { expiryOf, standingOf } from '../../state/review-facts.ts';
import { type SnoozeChoice, type SnoozeKind, snoozeChoices } from '../../state/snooze-choices.ts';
import type { SnoozeMenuPlace } from '../../state/snooze-slice.ts';
import { clockWords } from '../../state/time-words.ts';
import { useAriaKeys, useKeyTitle } from '../keys/command-keys.tsx';
import './snooze-menu.css';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';

const WORDS: Readonly<Record<SnoozeKind, PlainKey>> = {
  'later-today': 'triage.laterToday',
  tomorrow: 'triage.tomorrowMorning',
  'before-expiry': 'triage.quarterHourBeforeExpiry',
};

/** Until when, or for how many of them, where it is not the same for all. */
function untilWords({ until }: SnoozeChoice<ItemKey>, count: number, nowMs: number): string {
  const [first] = until;
  if (until.length < count) return t('triage.someOfCount', { n: until.length, count });
  const isOne = until.every(({ untilMs }) => untilMs === first?.untilMs);
  return first && isOne ? clockWords(first.untilMs, nowMs).replace('tomorrow ', '') : '';
}

/** What the menu offers; only there while it is open. */
function SnoozeItems({ keys }: { readonly keys: readonly ItemKey[] }) {
  const { store } = useDesk();
  const items = useApp((state) => state.data.items);
  const snoozes = useApp((state) => state.snoozes);
  const now = useNow('minute');
  const expiryOfKey = (key: ItemKey): number | null => {
    const item = items.get(key);
    return item ? expiryOf(item.message) : null;
  };
  const choices = snoozeChoices(keys, expiryOfKey, now);
  const snoozed = keys.filter((key) => snoozes.has(key));
  return (
    <>
      {snoozed.length > 0 && (
        <DropdownMenu.Item className="menu-item" onSelect={() => void store.getState().wake(snoozed)}>
          {t('triage.wakeNow')}
          <AlarmClockOff />
        </DropdownMenu.Item>
      )}
      {choices.map((choice) => (
        <DropdownMenu.Item
          key={choice.kind}
          className="menu-item"
          onSelect={() => void store.getState().snooze(choice.until.map(({ of: key, untilMs }) => ({ key, untilMs })))}
        >
          {t(WORDS[choice.kind])}
          <span className="snooze-until">{untilWords(choice, keys.length, now)}</span>
        </DropdownMenu.Item>
      ))}
      {choices.length === 0 && (
        <DropdownMenu.Item className="menu-item snooze-none" disabled>
          {t('triage.expiresTooSoon')}
        </DropdownMenu.Item>
      )}
    </>
  );
}

interface SnoozeMenuProps {
  readonly place: SnoozeMenuPlace;
  readonly keys: readonly ItemKey[];
  readonly trigger: ReactNode;
}

/** “Not now”, without deciding anything. The key opens it as well as its button. */
export function SnoozeMenu({ place, keys, trigger }: SnoozeMenuProps) {
  const { store } = useDesk();
  const isOpen = useApp((state) => state.snoozeMenu === place);
  return (
    // Without a portal and not modal, for the reasons that sort-menu.tsx has.
    <DropdownMenu.Root
      modal={false}
      open={isOpen && keys.length > 0}
      onOpenChange={(isShown) => store.getState().showSnoozeMenu(isShown ? place : null)}
    >
      <DropdownMenu.Trigger asChild disabled={keys.length === 0}>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className="menu snooze-menu"
        align="end"
        sideOffset={4}
        onCloseAutoFocus={(event) => {
          // What came up instead has asked for the focus already; else it goes back to where the keys are.
          event.preventDefault();
          store.getState().requestFocus('answer');
        }}
      >
        <SnoozeItems keys={keys} />
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

/** The menu of the open review, in the toolbar above it. */
export function ReviewSnoozeMenu() {
  const selected = useApp((state) => state.selected);
  const isPending = useApp((state) => {
    const item = selected === null ? undefined : state.data.items.get(selected);
    return item !== undefined && standingOf(item.message) === 'pending';
  });
  const isSnoozed = useApp((state) => selected !== null && state.snoozes.has(selected));
  const label = isSnoozed ? t('triage.changeSnooze') : t('triage.snooze');
  const title = useKeyTitle(label, 'snooze');
  const keys = useAriaKeys('snooze');
  if (selected === null || !isPending) return null;
  return (
    <SnoozeMenu
      place="review"
      keys={[selected]}
      trigger={
        <button
          type="button"
          className="icon-button snooze-trigger"
          aria-label={label}
          title={title}
          aria-keyshortcuts={keys}
          data-snoozed={isSnoozed}
        >
          <AlarmClock />
        </button>
      }
    />
  );
}
