import { t } from '../../../words/words.ts';
import type { AppState } from '../../state/slice.ts';

/** What a person has begun or answered in an account and the server does not have yet. */
export interface UnsentWork {
  readonly answerCount: number;
  readonly messageCount: number;
  readonly draftCount: number;
}

/** What would be lost if an account were wiped now. */
export function unsentWork(
  state: Pick<AppState, 'heldKeys' | 'waitingKeys' | 'sends' | 'outgoing' | 'drafts'>,
  accountId: string,
): UnsentWork {
  const { heldKeys, waitingKeys, sends, outgoing, drafts } = state;
  const isOfAccount = (key: string): boolean => key.startsWith(`${accountId}/`);
  const answers = new Set([...heldKeys, ...waitingKeys].filter(isOfAccount));
  for (const [key, send] of Object.entries(sends)) {
    if (isOfAccount(key) && (send.state === 'unsent' || send.state === 'sending')) answers.add(key);
  }
  return {
    answerCount: answers.size,
    messageCount: outgoing.filter((one) => one.accountId === accountId).length,
    draftCount: Object.keys(drafts).filter((key) => isOfAccount(key) && !answers.has(key)).length,
  };
}

/** The same in a sentence; null when nothing would be lost. */
export function unsentSentence({ answerCount, messageCount, draftCount }: UnsentWork): string | null {
  const parts = [
    answerCount > 0 ? t('accounts.unsentAnswers', { count: answerCount }) : null,
    messageCount > 0 ? t('accounts.unsentMessages', { count: messageCount }) : null,
    draftCount > 0 ? t('accounts.begunAnswers', { count: draftCount }) : null,
  ].filter((part) => part !== null);
  const last = parts.pop();
  if (last === undefined) return null;
  const what = parts.length === 0 ? last : t('accounts.andLast', { others: parts.join(', '), last });
  return t('accounts.wouldBeLost', { count: answerCount + messageCount + draftCount, what });
}
