import { setSystemLocale } from '../../words/formats.ts';
import { isPseudoLanguage, LANGUAGES, type SpokenLanguage } from '../../words/languages.ts';
import { speak } from '../../words/words.ts';
import type { AppStore } from './app-store.ts';

/** What the main process wrote into the address of the page: nothing is painted in a language that then changes. */
export interface PageLanguage {
  readonly language: SpokenLanguage;
  /** What “as the system” means. */
  readonly system: SpokenLanguage;
  readonly locale: string;
}

function spokenOf(tag: string | null): SpokenLanguage {
  if (tag !== null && isPseudoLanguage(tag)) return tag;
  return LANGUAGES.find((language) => language === tag) ?? 'en';
}

/** Reads the language from the query of the page’s address. */
export function readPageLanguage(query: string): PageLanguage {
  const facts = new URLSearchParams(query);
  return {
    language: spokenOf(facts.get('language')),
    system: spokenOf(facts.get('system')),
    locale: facts.get('locale') ?? '',
  };
}

/** Speaks the page’s language; ready when its words are there. */
export async function speakPageLanguage({ language, locale }: PageLanguage): Promise<void> {
  setSystemLocale(locale);
  await speak(language);
}

/** Follows the person’s choice from now on. */
export function followLanguage(store: AppStore, { system }: PageLanguage): () => void {
  return store.subscribe(({ settings }, before) => {
    if (settings.language === before.settings.language) return;
    void speak(settings.language === 'system' ? system : settings.language);
  });
}
