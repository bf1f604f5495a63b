/** The languages that have a whole catalogue, in the order in which they are offered. */
export const LANGUAGES = ['en', 'de'] as const;

/**
 * Languages that nobody speaks, made from the English catalogue for development and tests: accented and longer, to find
 * words that are in no catalogue, and right to left, to see the window mirrored.
 */
export const PSEUDO_LANGUAGES = ['en-XA', 'ar-XB'] as const;

/** A language that the person can choose. */
export type Language = (typeof LANGUAGES)[number];
export type PseudoLanguage = (typeof PSEUDO_LANGUAGES)[number];
/** What the program can speak at all. */
export type SpokenLanguage = Language | PseudoLanguage;

/** What each language calls itself, which is how one finds the own one in a list. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);
const base = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/** Whether a tag is one of the languages made for development and tests. */
export function isPseudoLanguage(tag: string): tag is PseudoLanguage {
  return PSEUDO_LANGUAGES.some((language) => language === tag);
}

/** The first of the system’s languages that there is a catalogue for; English when there is none. */
export function languageOfSystem(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = LANGUAGES.find((language) => language === base(tag));
    if (found !== undefined) return found;
  }
  return 'en';
}

/** In which direction lines of a language run. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(base(language)) ? 'rtl' : 'ltr';
}
