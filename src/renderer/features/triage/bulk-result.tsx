import { Check, CircleAlert, Clock, CloudOff, LoaderCircle, Undo2 } from 'lucide-react';
import { useApp } from '../../state/app-context.ts';
import type { BulkResult } from '../../state/bulk-slice.ts';
import type { ItemKey } from '../../state/item.ts';

const WORDS = {
  sending: { Icon: LoaderCircle, words: 'Sending' },
  stored: { Icon: Check, words: 'Answered' },
  held: { Icon: Clock, words: 'Answered, can be undone' },
  waiting: { Icon: CloudOff, words: 'Waits for the server' },
  back: { Icon: Undo2, words: 'Taken back' },
  closed: { Icon: CircleAlert, words: 'Too late' },
  unsent: { Icon: CircleAlert, words: 'Not sent' },
  skipped: { Icon: CircleAlert, words: 'Skipped' },
};

interface BulkResultMarkProps {
  readonly itemKey: ItemKey;
  readonly result: BulkResult | undefined;
}

/** How one of several answers went. What was held goes on: it is sent, or taken back. */
export function BulkResultMark({ itemKey, result }: BulkResultMarkProps) {
  const send = useApp((state) => state.sends[itemKey]);
  if (!result) return null;
  const state = result.state === 'held' ? (send?.state ?? 'back') : result.state;
  const detail = result.state === 'held' ? send?.detail : result.detail;
  const { Icon, words } = WORDS[state];
  return (
    <span className="bulk-result" data-state={state}>
      <Icon />
      <span>
        {words}
        {detail && <span className="bulk-detail">{detail}</span>}
      </span>
    </span>
  );
}
