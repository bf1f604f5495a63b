import type { Catalogue, Translate } from './catalogue.ts';
import { EN } from './en/index.ts';
import { formatNumber } from './formats.ts';
import type { SpokenLanguage } from './languages.ts';
import { createTranslator } from './translator.ts';

// One language per process, as the locale is: words are asked for in hundreds of places, pure functions among them.
let language: SpokenLanguage = 'en';
let translate: Translate = createTranslator({ language, catalogue: EN, formatNumber });
const listeners = new Set<() => void>();

/** Says a text in the current language: ask at the time of use, never when a module loads. */
export const t: Translate = (key, ...values) => translate(key, ...values);

/** The language that `t` speaks now. */
export function currentLanguage(): SpokenLanguage {
  return language;
}

/** Hears of each change of the language until the returned function is called. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Loads the catalogue of a language; English is always there. */
async function loadCatalogue(wanted: SpokenLanguage): Promise<Catalogue> {
  if (wanted === 'de') return (await import('./de/index.ts')).DE;
  if (wanted === 'en') return EN;
  return (await import('./pseudo.ts')).pseudoCatalogue(wanted);
}

let wantedLast: SpokenLanguage = language;

/** Speaks another language from now on; the last wish wins, in whatever order catalogues arrive. */
export async function speak(wanted: SpokenLanguage): Promise<void> {
  wantedLast = wanted;
  const catalogue = await loadCatalogue(wanted);
  if (wantedLast !== wanted || language === wanted) return;
  language = wanted;
  translate = createTranslator({ language, catalogue, formatNumber });
  for (const listener of listeners) listener();
}
