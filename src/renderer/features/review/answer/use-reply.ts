import type { JsonObject } from '../../../../contract/value.ts';
import { t } from '../../../../words/words.ts';
import { useDesk } from '../../../state/app-context.ts';
import type { ItemKey } from '../../../state/item.ts';
import { useAskTwice } from './use-ask-twice.ts';

/** The two ways in which an answer leaves its controls. */
export type ReplyWay = 'send' | 'dismiss';

/** How an answer leaves its controls. */
export interface Reply {
  /** Sends; `label` is the answer in a word, null when it has none. */
  send(response: JsonObject, label: string | null): void;
  /** Answers that it will not be answered, where the agent offers that (contract 5.4). */
  dismiss(): void;
  /** What was pressed once and wants a second press. */
  readonly armed: ReplyWay | null;
}

/** Sending for every type of review but approval; nothing leaves while an answer is on its way. */
export function useReply(key: ItemKey, isSending: boolean, dismissLabel?: string): Reply {
  const { store } = useDesk();
  const twice = useAskTwice(key);
  function leave(way: ReplyWay, response: JsonObject, label: string | null): void {
    // The answer is part of what was pressed: one that was changed in between wants two presses of its own.
    const pressed = { id: `${way} ${JSON.stringify(response)}`, label: label ?? t('review.unnamedAnswer') };
    if (!isSending && twice.press(pressed)) void store.getState().respond(key, response, label);
  }
  const armedWay = twice.armedId?.split(' ')[0];
  return {
    send: (response, label) => leave('send', response, label),
    dismiss: () => leave('dismiss', { _dismissed: true }, dismissLabel || t('review.dismiss')),
    armed: armedWay === 'send' || armedWay === 'dismiss' ? armedWay : null,
  };
}
