import type { JsonObject } from '../../../../contract/value.ts';
import { useDesk } from '../../../state/app-context.ts';
import type { ItemKey } from '../../../state/item.ts';

/** How an answer leaves its controls. */
export interface Reply {
  /** Sends; `label` is the answer in a word, null when it has none. */
  send(response: JsonObject, label: string | null): void;
  /** Answers that it will not be answered, where the agent offers that (contract 5.4). */
  dismiss(): void;
}

/** Sending for every type of review but approval; nothing leaves while an answer is on its way. */
export function useReply(key: ItemKey, isSending: boolean, dismissLabel?: string): Reply {
  const { store } = useDesk();
  function send(response: JsonObject, label: string | null): void {
    if (!isSending) void store.getState().respond(key, response, label);
  }
  return { send, dismiss: () => send({ _dismissed: true }, dismissLabel || 'Dismiss') };
}
