import { useEffect, useState } from 'react';
import type { ApprovalOption } from '../../../../contract/review.ts';
import { t } from '../../../../words/words.ts';
import { useApp, useDesk, useItem } from '../../../state/app-context.ts';
import { agentKey, type ItemKey } from '../../../state/item.ts';
import { type Armed, CONFIRM_MS, pressOption } from './approval-press.ts';

/** Presses that may want a second one, because the option is dangerous or the person asked for it with this agent. */
export interface AskedTwice {
  readonly armedId: string | null;
  /** Does this press answer? If not, it waits for the second. */
  press(option: ApprovalOption): boolean;
  /** Takes a first press back; false when there was none. */
  cancel(): boolean;
}

/** Watches over the presses of one review. */
export function useAskTwice(key: ItemKey): AskedTwice {
  const { store } = useDesk();
  const item = useItem(key);
  const isWanted = useApp(
    ({ settings }) =>
      item !== undefined && settings.askTwice.includes(agentKey(item.accountId, item.message.channelId)),
  );
  const [armed, setArmed] = useState<Armed | null>(null);

  useEffect(() => {
    if (!armed) return;
    const timer = setTimeout(() => setArmed(null), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [armed]);

  return {
    armedId: armed?.optionId ?? null,
    press(option) {
      const result = pressOption(option, armed, Date.now(), isWanted);
      if (result.kind === 'send') return true;
      setArmed(result.armed);
      store.getState().announce(t('review.pressAgainToAnswer', { label: option.label }));
      return false;
    },
    cancel() {
      setArmed(null);
      return armed !== null;
    },
  };
}
