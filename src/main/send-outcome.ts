import type { SendOutcome } from '../contract/conversation.ts';
import { t } from '../words/words.ts';
import { errorWords } from './error-words.ts';
import { ServerRefusal, ServerUnreachable } from './server-client.ts';

/** Why a message of the person is not known to be stored; `null` when there was nobody to send it to. */
export function unsentMessage(error: unknown): SendOutcome {
  if (error === null) return unsent(t('main.serverComputerNotRunning'));
  if (error instanceof ServerRefusal) return unsent(t('main.serverRefused', { message: errorWords(error.message) }));
  if (error instanceof ServerUnreachable) {
    return unsent(t('main.soNotKnownWhether', { message: error.message }));
  }
  return unsent(t('main.somethingUnexpectedHappenedRetry'));
}

function unsent(detail: string): SendOutcome {
  return { outcome: 'unsent', detail };
}
