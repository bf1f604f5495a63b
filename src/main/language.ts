import type { LanguageChoice } from '../contract/appearance.ts';
import { isPseudoLanguage, languageOfSystem, type SpokenLanguage } from '../words/languages.ts';

/** What the system prefers, as the program read it at its start. */
export interface SystemLanguage {
  /** What “as the system” means. */
  readonly language: SpokenLanguage;
  /** How numbers and dates are written. */
  readonly locale: string;
}

/** Where {@link readSystemLanguage} looks. */
export interface SystemPreferences {
  /** The person’s languages, the dearest first. */
  readonly languages: readonly string[];
  readonly locale: string;
  /** PLACET_DESK_LANGUAGE, which stands for the system’s while the program is developed and tested. */
  readonly override: string | undefined;
}

/** Decides what “as the system” means. */
export function readSystemLanguage({ languages, locale, override }: SystemPreferences): SystemLanguage {
  if (override !== undefined && isPseudoLanguage(override)) return { language: override, locale };
  return { language: languageOfSystem(override ? [override] : languages), locale };
}

/** The language that a choice of the person comes down to. */
export function languageOf(choice: LanguageChoice, system: SystemLanguage): SpokenLanguage {
  return choice === 'system' ? system.language : choice;
}

/** The page’s address with what it must know of languages before it paints. */
export function pageInLanguage(pageUrl: string, choice: LanguageChoice, system: SystemLanguage): string {
  const url = new URL(pageUrl);
  url.searchParams.set('language', languageOf(choice, system));
  url.searchParams.set('system', system.language);
  url.searchParams.set('locale', system.locale);
  return url.href;
}
