import type { AnswerEntry } from '../../../contract/activity.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';

/** How an answer ended, in a few words. */
export const OUTCOME_WORDS: Readonly<Record<AnswerEntry['outcome'], PlainKey>> = {
  stored: 'activity.sent',
  closed: 'activity.tooLate',
  unsent: 'activity.notSent',
  unknown: 'activity.notKnown',
  elsewhere: 'activity.answeredElsewhere',
};

/** Where an answer was given. */
export function placeWords({ device }: Pick<AnswerEntry, 'device'>): string {
  return device ?? t('activity.anotherDevice');
}
