import type { SendOutcome } from '../contract/conversation.ts';
import { ServerRefusal, ServerUnreachable } from './server-client.ts';

/** How one try to send ended. `isUnreached`: its server was not reached, or it is not known what it did. */
export interface SendAttempt {
  readonly outcome: Exclude<SendOutcome['outcome'], 'waiting'>;
  readonly detail: string | null;
  readonly isUnreached?: true;
}

/** Why a message of the person is not known to be stored; `null` when there was nobody to send it to. */
export function unsentMessage(error: unknown): SendAttempt {
  if (error === null) return { ...unsent('The server cannot be reached. Retry when it is back.'), isUnreached: true };
  if (error instanceof ServerRefusal) return unsent(`The server refused it: ${error.message}.`);
  if (error instanceof ServerUnreachable) {
    const detail = `${error.message}, so it is not known whether it arrived. Retry sends it at most once.`;
    return { ...unsent(detail), isUnreached: true };
  }
  return unsent('Something unexpected happened. Retry sends it at most once.');
}

function unsent(detail: string): SendAttempt {
  return { outcome: 'unsent', detail };
}
