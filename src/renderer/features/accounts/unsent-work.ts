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
    countWords(answerCount, 'answer that was not sent', 'answers that were not sent'),
    countWords(messageCount, 'message that was not sent', 'messages that were not sent'),
    countWords(draftCount, 'answer that you began', 'answers that you began'),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const last = parts.pop();
  const verb = answerCount + messageCount + draftCount === 1 ? 'is' : 'are';
  return `${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`} ${verb} lost.`;
}

function countWords(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : many}`;
}
