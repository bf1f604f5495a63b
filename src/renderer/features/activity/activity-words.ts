import type { AnswerEntry } from '../../../contract/activity.ts';

/** How an answer ended, in a few words. */
export const OUTCOME_WORDS: Readonly<Record<AnswerEntry['outcome'], string>> = {
  stored: 'Sent',
  closed: 'Too late',
  unsent: 'Not sent',
  unknown: 'Not known',
  elsewhere: 'Answered elsewhere',
};

/** Where an answer was given. */
export function placeWords({ device }: Pick<AnswerEntry, 'device'>): string {
  return device ?? 'Another device';
}
