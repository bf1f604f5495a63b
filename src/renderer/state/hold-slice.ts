import type { PushPayload } from '../../contract/desktop.ts';
import type { HeldAnswer, Triage, WaitingAnswer } from '../../contract/triage.ts';
import { t } from '../../words/words.ts';
import { type ItemKey, itemKey } from './item.ts';
import { toMs } from './review-facts.ts';
import type { SliceContext } from './slice.ts';

/** Answers that can still be taken back, as the main process holds them. */
export interface HoldSlice {
  readonly held: readonly HeldAnswer[];
  readonly heldKeys: ReadonlySet<ItemKey>;
  /** Answers that wait until their server can be reached, in the order in which they were given. */
  readonly waiting: readonly WaitingAnswer[];
  readonly waitingKeys: ReadonlySet<ItemKey>;
  readTriage(): Promise<void>;
  takeTriage(triage: Triage): void;
  /** Hears what became of a held answer. */
  takeEnded(ended: PushPayload<'answer:ended'>): void;
  /** Takes back what was answered last, with all that was answered together with it. */
  undo(): Promise<void>;
  /** Takes back an answer that waits for its server. */
  takeBackWaiting(key: ItemKey): Promise<void>;
}

/** What one Undo takes back: the last answer, and those of its group. */
export function lastHeld(held: readonly HeldAnswer[]): readonly HeldAnswer[] {
  const last = held.at(-1);
  if (!last) return [];
  return last.group === null ? [last] : held.filter(({ group }) => group === last.group);
}

/** The slice of answers that are held. */
export function createHoldSlice({ get, set, bridge }: SliceContext): HoldSlice {
  return {
    held: [],
    heldKeys: new Set(),
    waiting: [],
    waitingKeys: new Set(),
    async readTriage() {
      const outcome = await bridge.call('triage:read', undefined);
      if (outcome.ok) get().takeTriage(outcome.value);
    },
    takeTriage({ snoozes, held, waiting, waitingMessages }) {
      set({
        snoozes: new Map(
          snoozes.map(({ accountId, messageId, until }) => [itemKey(accountId, messageId), toMs(until) ?? 0]),
        ),
        held,
        heldKeys: new Set(held.map(({ accountId, messageId }) => itemKey(accountId, messageId))),
        waiting,
        waitingKeys: new Set(waiting.map(({ accountId, messageId }) => itemKey(accountId, messageId))),
      });
      get().takeWaiting(waitingMessages);
      get().settle();
    },
    takeEnded({ accountId, messageId, label, ...outcome }) {
      get().endRespond(itemKey(accountId, messageId), label, outcome);
    },
    async undo() {
      const wanted = lastHeld(get().held);
      if (wanted.length === 0) return;
      const outcome = await bridge.call(
        'answer:undo',
        wanted.map(({ accountId, messageId }) => ({ accountId, messageId })),
      );
      const back = outcome.ok ? outcome.value : [];
      const [first] = back;
      if (!first) {
        get().say({ tone: 'problem', text: t('desk.tooLateToUndo'), about: null });
        return;
      }
      get().forgetSends(back.map(({ accountId, messageId }) => itemKey(accountId, messageId)));
      const sent = wanted.length - back.length;
      const words = t('desk.answersTakenBack', { count: back.length });
      get().say({
        tone: 'done',
        text: sent === 0 ? words : t('desk.someHadBeenSent', { text: words, sent }),
        about: null,
      });
      get().show(first);
    },
    async takeBackWaiting(key) {
      const wanted = get().waiting.find(({ accountId, messageId }) => itemKey(accountId, messageId) === key);
      if (!wanted) return;
      const { accountId, messageId } = wanted;
      const outcome = await bridge.call('answer:undo', [{ accountId, messageId }]);
      if (outcome.ok && outcome.value.length === 1) get().forgetSends([key]);
      else get().say({ tone: 'problem', text: t('desk.tooLateToTakeBack'), about: key });
    },
  };
}
