import type { RespondOutcome } from '../../contract/desktop.ts';
import type { GivenAnswer } from '../../contract/triage.ts';
import type { JsonObject } from '../../contract/value.ts';
import { t } from '../../words/words.ts';
import { editedFileIds } from './edits-slice.ts';
import { type ItemKey, referenceOf } from './item.ts';
import { putBack } from './list-order.ts';
import { ownValue } from './own-value.ts';
import { questionOf } from './question.ts';
import type { SliceContext } from './slice.ts';

/** How the sending of an answer stands. `held`: it can still be taken back. `waiting`: until its server can be reached. `closed` and `unsent`: nothing was stored, and `detail` says why. */
export interface Send {
  readonly state: 'sending' | RespondOutcome['outcome'];
  /** The answer in a word; null when it has none, as that of a form. The answer itself is not kept: it may hold a password. */
  readonly label: string | null;
  readonly detail: string | null;
}

/** Answers on their way, by review. */
export interface RespondSlice {
  readonly sends: Readonly<Record<ItemKey, Send>>;
  /** Sends an answer, opens the next review at once and says how it went. */
  respond(key: ItemKey, response: JsonObject, label: string | null): Promise<void>;
  /** Sends one of several answers that are given together; how it went is left to whoever gave them. */
  respondInGroup(key: ItemKey, response: JsonObject, label: string | null, group: string): Promise<RespondOutcome>;
  /** Takes over how an answer ended, and says it. */
  endRespond(key: ItemKey, label: string | null, outcome: RespondOutcome): void;
  /** Forgets the sending of answers that were taken back. */
  forgetSends(keys: readonly ItemKey[]): void;
}

const PAST = {
  approve: 'desk.approved',
  reject: 'desk.rejected',
  deny: 'desk.denied',
  accept: 'desk.accepted',
  decline: 'desk.declined',
} as const;

/** What an answer is called while it is on its way. */
export function answerName(label: string | null): string {
  return label === null ? t('desk.yourAnswer') : t('desk.quoted', { text: label });
}

/** What was done, for the line that says so. */
export function doneWords(label: string | null, title: string): string {
  if (label === null) return t('desk.answeredTitle', { title });
  const past = ownValue<(typeof PAST)[keyof typeof PAST]>(PAST, label.trim().toLowerCase());
  return past ? t(past, { title }) : t('desk.answeredLabelToTitle', { label, title });
}

/** The slice of answering. */
export function createRespondSlice({ get, set, bridge }: SliceContext): RespondSlice {
  function put(key: ItemKey, send: Send): void {
    set((state) => ({ sends: { ...state.sends, [key]: send } }));
  }

  async function send(
    key: ItemKey,
    given: GivenAnswer,
    label: string | null,
    group: string | null,
  ): Promise<RespondOutcome> {
    const item = get().data.items.get(key);
    if (!item) return { outcome: 'closed', detail: t('desk.questionWithdrawn') };
    put(key, { state: 'sending', label, detail: null });
    const outcome = await bridge.call('review:respond', { ...referenceOf(item), ...given, label, group });
    return outcome.ok ? outcome.value : { outcome: 'unsent', detail: outcome.error.message };
  }

  return {
    sends: {},
    async respond(key, response, label) {
      if (!get().data.items.has(key) || isUnderWay(get().sends[key])) return;
      if (get().stopIfChanged(key, response, label)) return;
      const feedback = get().drafts[key]?.feedback.trim();
      const edited = editedFileIds(get(), key);
      const given = {
        response,
        ...(feedback ? { feedback } : {}),
        ...(edited.length > 0 ? { editedFileIds: edited } : {}),
      };
      const sending = send(key, given, label, null);
      get().say({ tone: 'sending', text: t('desk.sendingAnswer', { answer: answerName(label) }), about: key });
      get().settle(true);
      get().openMostUrgent();
      get().endRespond(key, label, await sending);
    },
    async respondInGroup(key, response, label, group) {
      const outcome = await send(key, { response }, label, group);
      put(key, { state: outcome.outcome, label, detail: outcome.detail });
      if (outcome.outcome === 'stored') get().discardDraft(key);
      get().settle();
      return outcome;
    },
    endRespond(key, label, { outcome: state, detail }) {
      const item = get().data.items.get(key);
      const title = item ? questionOf(item.message).title : t('desk.unnamedReview');
      put(key, { state, label, detail });
      if (state === 'held') get().dismissLine();
      else if (state === 'waiting') {
        get().say({
          tone: 'warning',
          text: t('desk.answerWaitsForServer', { answer: answerName(label), title }),
          about: key,
        });
      } else if (state === 'stored') {
        get().discardDraft(key);
        get().forgetEdits(key);
        get().say({ tone: 'done', text: doneWords(label, title), about: key });
      } else {
        if (state === 'unsent' && get().view.kind === 'queue') set({ order: putBack(get().order, key) });
        const values = { answer: answerName(label), title };
        const named = state === 'unsent' ? t('desk.answerNotSent', values) : t('desk.answerTooLate', values);
        // Of a question that is gone nothing is left to name it by.
        const text = item === undefined && detail !== null ? detail : named;
        get().say({ tone: 'problem', text, about: key });
      }
      get().settle();
    },
    forgetSends(keys) {
      const gone = new Set(keys);
      set({ sends: Object.fromEntries(Object.entries(get().sends).filter(([key]) => !gone.has(key))) });
    },
  };
}

/** Is an answer on its way or there? Then there is nothing more to answer. */
export function isUnderWay(given: Send | undefined): boolean {
  return given !== undefined && ['sending', 'stored', 'held', 'waiting'].includes(given.state);
}
