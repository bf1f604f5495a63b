import type { SendOutcome } from '../contract/conversation.ts';
import { ServerRefusal, ServerUnreachable } from './server-client.ts';

/** Why a message of the person is not known to be stored; `null` when there was nobody to send it to. */
export function unsentMessage(error: unknown): SendOutcome {
  if (error === null) return unsent('The server on this computer is not running. Retry when it is back.');
  if (error instanceof ServerRefusal) return unsent(`The server refused it: ${error.message}.`);
  if (error instanceof ServerUnreachable) {
    return unsent(`${error.message}, so it is not known whether it arrived. Retry sends it at most once.`);
  }
  return unsent('Something unexpected happened. Retry sends it at most once.');
}

function unsent(detail: string): SendOutcome {
  return { outcome: 'unsent', detail };
}
