import type { SendOutcome } from '../../contract/conversation.ts';
import { t } from '../../words/words.ts';
import { errorWords } from './error-words.ts';
import { isPassing, ServerRefusal, ServerUnreachable } from './server-client.ts';

/** How one try to send ended. `isUnreached`: its server was not reached, or it is not known what it did. */
export interface SendAttempt {
  readonly outcome: Exclude<SendOutcome['outcome'], 'waiting'>;
  readonly detail: string | null;
  readonly isUnreached?: true;
}

/** Why a message of the person is not known to be stored; `null` when there was nobody to send it to. */
export function unsentMessage(error: unknown): SendAttempt {
  if (error === null) return { ...unsent(t('main.serverUnreachableRetry')), isUnreached: true };
  if (error instanceof ServerRefusal) {
    const refused = unsent(t('main.serverRefusedBecause', { message: errorWords(error.message) }));
    return isPassing(error) ? { ...refused, isUnreached: true } : refused;
  }
  if (error instanceof ServerUnreachable) {
    const detail = t('main.arrivalUnknown', { message: error.message });
    return { ...unsent(detail), isUnreached: true };
  }
  return unsent(t('main.unexpectedRetry'));
}

function unsent(detail: string): SendAttempt {
  return { outcome: 'unsent', detail };
}
