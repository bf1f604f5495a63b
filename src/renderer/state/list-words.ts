import { t } from '../../words/words.ts';

/** A few words one after the other: `before, after and has`. */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : t('desk.listOf', { words: words.slice(0, -1).join(', '), last });
}
