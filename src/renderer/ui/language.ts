import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import { directionOf, type SpokenLanguage } from '../../words/languages.ts';
import { currentLanguage, onLanguage } from '../../words/words.ts';

export const LanguageContext = createContext<SpokenLanguage>('en');

/** The language on the screen, for the root of the window, which renders everything anew when it changes. */
export function useSpokenLanguage(): SpokenLanguage {
  const language = useSyncExternalStore(onLanguage, currentLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  return language;
}

/** The language on the screen; a component in `memo` or a memory of words needs it to hear of a change. */
export function useLanguage(): SpokenLanguage {
  return useContext(LanguageContext);
}
