import { useEffect, useState } from 'react';
import type { ApprovalOption } from '../../../../contract/review.ts';
import { useApp, useDesk } from '../../../state/app-context.ts';
import { type Draft, NO_DRAFT } from '../../../state/draft-slice.ts';
import { agentKey, type ItemKey } from '../../../state/item.ts';
import { type Armed, CONFIRM_MS, optionToSend, pressOption } from './approval-press.ts';

/** An approval that is being answered. */
export interface Approval {
  readonly draft: Draft;
  /** The option that waits for its second press. */
  readonly armedId: string | null;
  /** What Mod+Enter would send. */
  readonly next: ApprovalOption | null;
  press(option: ApprovalOption): void;
  write(comment: string): void;
  /** Takes a first press back; false when there was none. */
  cancel(): boolean;
}

/** The behaviour of the approval card without its looks. */
export function useApproval(key: ItemKey, options: readonly ApprovalOption[], isSending: boolean): Approval {
  const { store } = useDesk();
  const draft = useApp((state) => state.drafts[key]) ?? NO_DRAFT;
  const isAskedTwice = useApp(({ data, settings }) => {
    const item = data.items.get(key);
    return item !== undefined && settings.askTwice.includes(agentKey(item.accountId, item.message.channelId));
  });
  const [armed, setArmed] = useState<Armed | null>(null);

  useEffect(() => {
    if (!armed) return;
    const timer = setTimeout(() => setArmed(null), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [armed]);

  function press(option: ApprovalOption): void {
    if (isSending) return;
    const result = pressOption(option, armed, Date.now(), isAskedTwice);
    if (result.kind === 'arm') {
      setArmed(result.armed);
      store.getState().changeDraft(key, { chosen: option.id });
      store.getState().announce(`Press again within 3 seconds to answer “${option.label}”`);
      return;
    }
    const comment = draft.comment.trim();
    const response = comment === '' ? { selectedOption: option.id } : { selectedOption: option.id, comment };
    void store.getState().respond(key, response, option.label);
  }

  return {
    draft,
    armedId: armed?.optionId ?? null,
    next: optionToSend(options, draft.chosen),
    press,
    write: (comment) => store.getState().changeDraft(key, { comment }),
    cancel() {
      if (!armed) return false;
      setArmed(null);
      store.getState().changeDraft(key, { chosen: null });
      return true;
    },
  };
}
