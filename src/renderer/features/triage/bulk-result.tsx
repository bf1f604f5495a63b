import { Check, CircleAlert, Clock, CloudOff, LoaderCircle, Undo2 } from 'lucide-react';
import { t } from '../../../words/words.ts';
import { useApp } from '../../state/app-context.ts';
import type { BulkResult } from '../../state/bulk-slice.ts';
import type { ItemKey } from '../../state/item.ts';

const WORDS = {
  sending: { Icon: LoaderCircle, words: 'triage.sending' },
  stored: { Icon: Check, words: 'triage.answered' },
  held: { Icon: Clock, words: 'triage.answeredUndoable' },
  waiting: { Icon: CloudOff, words: 'triage.waitsForServer' },
  back: { Icon: Undo2, words: 'triage.takenBack' },
  closed: { Icon: CircleAlert, words: 'triage.tooLate' },
  unsent: { Icon: CircleAlert, words: 'triage.notSent' },
  skipped: { Icon: CircleAlert, words: 'triage.skipped' },
} as const;

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
        {t(words)}
        {detail && <span className="bulk-detail">{detail}</span>}
      </span>
    </span>
  );
}
