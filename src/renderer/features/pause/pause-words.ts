import type { NotificationPause, PauseLength } from '../../../contract/notification-pause.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { clockWords } from '../../state/time-words.ts';

/** What can be chosen, on its own and where the words around it say what it is about. */
export const LENGTH_WORDS: Readonly<Record<PauseLength, { readonly words: PlainKey; readonly phrase: PlainKey }>> = {
  hour: { words: 'pause.forHour', phrase: 'pause.pauseForHour' },
  morning: { words: 'pause.untilMorning', phrase: 'pause.pauseUntilMorning' },
  resumed: { words: 'pause.untilResumed', phrase: 'pause.pauseUntilResumed' },
};

/** How long a pause still lasts: in few words, and in a sentence. */
export function pauseWords({ until }: NotificationPause, nowMs: number): { words: string; sentence: string } {
  if (until === null) return { words: t('pause.paused'), sentence: t('pause.pausedUntilYouResume') };
  const at = clockWords(Date.parse(until), nowMs);
  return { words: t('pause.pausedUntil', { at }), sentence: t('pause.pausedUntilThen', { at }) };
}
