import type { JsonObject } from '../../contract/value.ts';
import { editedFileIds } from './edits-slice.ts';
import type { ItemKey } from './item.ts';
import { putBack } from './list-order.ts';
import { ownValue } from './own-value.ts';
import { questionOf } from './question.ts';
import type { SliceContext } from './slice.ts';

/** How the sending of an answer stands. `closed` and `unsent`: nothing was stored, and `detail` says why. */
export interface Send {
  readonly state: 'sending' | 'stored' | 'closed' | 'unsent';
  /** The answer in a word; null when it has none, as that of a form. The answer itself is not kept: it may hold a password. */
  readonly label: string | null;
  readonly detail: string | null;
}

/** Answers on their way, by review. */
export interface RespondSlice {
  readonly sends: Readonly<Record<ItemKey, Send>>;
  /** Sends an answer, opens the next review at once and says how it went. */
  respond(key: ItemKey, response: JsonObject, label: string | null): Promise<void>;
}

const PAST: Readonly<Record<string, string>> = {
  approve: 'Approved',
  reject: 'Rejected',
  deny: 'Denied',
  accept: 'Accepted',
  decline: 'Declined',
};

/** What an answer is called while it is on its way. */
export function answerName(label: string | null): string {
  return label === null ? 'your answer' : `“${label}”`;
}

/** What was done, for the line that says so. */
export function doneWords(label: string | null, title: string): string {
  if (label === null) return `Answered “${title}”`;
  const past = ownValue(PAST, label.trim().toLowerCase());
  return past ? `${past} “${title}”` : `Answered “${label}” to “${title}”`;
}

/** The slice of answering. */
export function createRespondSlice({ get, set, bridge }: SliceContext): RespondSlice {
  function put(key: ItemKey, send: Send): void {
    set((state) => ({ sends: { ...state.sends, [key]: send } }));
  }

  return {
    sends: {},
    async respond(key, response, label) {
      const item = get().data.items.get(key);
      const current = get().sends[key]?.state;
      if (!item || current === 'sending' || current === 'stored') return;
      if (get().stopIfChanged(key, response, label)) return;
      const { title } = questionOf(item.message);
      put(key, { state: 'sending', label, detail: null });
      get().say({ tone: 'sending', text: `Sending ${answerName(label)}…`, about: key });
      get().settle(true);
      get().openMostUrgent();

      const reference = { accountId: item.accountId, messageId: item.message.id };
      const edited = editedFileIds(get(), key);
      const feedback = get().drafts[key]?.feedback.trim();
      const outcome = await bridge.call('review:respond', {
        ...reference,
        response,
        ...(feedback ? { feedback } : {}),
        ...(edited.length > 0 ? { editedFileIds: edited } : {}),
      });
      const { outcome: state, detail } = outcome.ok
        ? outcome.value
        : { outcome: 'unsent' as const, detail: outcome.error.message };
      put(key, { state, label, detail });
      if (state === 'stored') {
        get().discardDraft(key);
        get().forgetEdits(key);
        get().say({ tone: 'done', text: doneWords(label, title), about: key });
      } else {
        if (state === 'unsent' && get().view.kind === 'queue') set({ order: putBack(get().order, key) });
        const words = state === 'unsent' ? 'Not sent' : 'Too late';
        get().say({ tone: 'problem', text: `${words}: ${answerName(label)} to “${title}”`, about: key });
      }
      get().settle();
    },
  };
}
