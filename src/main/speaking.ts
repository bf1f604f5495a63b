import type { LanguageChoice } from '../contract/appearance.ts';
import { setSystemLocale } from '../words/formats.ts';
import { speak } from '../words/words.ts';
import { languageOf, type SystemLanguage } from './language.ts';

/** Speaks what was chosen; words, numbers and dates of this process follow from the next one on. */
export async function speakAsChosen(choice: LanguageChoice, system: SystemLanguage): Promise<void> {
  setSystemLocale(system.locale);
  await speak(languageOf(choice, system));
}
