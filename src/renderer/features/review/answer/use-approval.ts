import type { ApprovalOption } from '../../../../contract/review.ts';
import { useApp, useDesk } from '../../../state/app-context.ts';
import { type Draft, NO_DRAFT } from '../../../state/draft-slice.ts';
import type { ItemKey } from '../../../state/item.ts';
import { optionToSend } from './approval-press.ts';
import { useAskTwice } from './use-ask-twice.ts';

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
  const twice = useAskTwice(key);

  function press(option: ApprovalOption): void {
    if (isSending) return;
    if (!twice.press(option)) {
      store.getState().changeDraft(key, { chosen: option.id });
      return;
    }
    const comment = draft.comment.trim();
    const response = comment === '' ? { selectedOption: option.id } : { selectedOption: option.id, comment };
    void store.getState().respond(key, response, option.label);
  }

  return {
    draft,
    armedId: twice.armedId,
    next: optionToSend(options, draft.chosen),
    press,
    write: (comment) => store.getState().changeDraft(key, { comment }),
    cancel() {
      if (!twice.cancel()) return false;
      store.getState().changeDraft(key, { chosen: null });
      return true;
    },
  };
}
