import type { Message } from '../../../contract/message.ts';
import { REDACTED, type Review } from '../../../contract/review.ts';
import { t } from '../../../words/words.ts';
import { readResponse } from '../reading.ts';
import { commentOf } from '../review-facts.ts';

/** Of a longer text only this much is searched, so that one huge log does not make every key slow. */
const SEARCHED_CHARS = 8_000;

/** The answer in words. A password is never among them, not even where a server sends it. */
function answerTexts(review: Review): string[] {
  const reading = readResponse(review);
  switch (reading?.kind) {
    case 'option':
      return [reading.label];
    case 'dismissed':
      return [t('desk.dismissed')];
    case 'items':
      return [...reading.labels];
    case 'fields':
      return reading.fields.flatMap(({ value, isHidden }) => (isHidden || value === null ? [] : [value]));
    case 'text':
      return [reading.text];
    case 'tree':
      // A form that cannot be read does not say which of its fields are passwords.
      return review.type === 'form' ? [] : [JSON.stringify(reading.value).replaceAll(REDACTED, '')];
    default:
      return [];
  }
}

/** What of a message is searched: what it says, what was answered, what its files are called. */
export function searchedTexts(message: Message): string[] {
  const { text, review, attachments } = message;
  const answers = review ? [...answerTexts(review), commentOf(review) ?? ''] : [];
  return [text ?? '', ...answers, ...attachments.map(({ filename }) => filename)]
    .filter((part) => part !== '')
    .map((part) => (part.length > SEARCHED_CHARS ? part.slice(0, SEARCHED_CHARS) : part));
}
