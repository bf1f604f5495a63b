import type { Catalogue } from './catalogue.ts';
import { EN } from './en/index.ts';
import type { PseudoLanguage } from './languages.ts';

const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ACCENTED = 'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž';
/** Translations are longer than English by about so much. */
const LONGER = 0.4;

const accented = (text: string): string =>
  [...text].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');

/** Changes a text and leaves the names of what is put into it alone. */
const around = (text: string, change: (part: string) => string): string =>
  text
    .split(/(\{\{\w+\}\})/)
    .map((part) => (part.startsWith('{{') ? part : change(part)))
    .join('');

function accentedAndLonger(text: string): string {
  const more = '·'.repeat(Math.ceil(text.replaceAll(/\{\{\w+\}\}/g, '').length * LONGER));
  return `⟦${around(text, accented)}${more}⟧`;
}

/** Each text as one whose letters run from right to left, which Latin letters only do when told so. */
const mirrored = (text: string): string => `\u202e${text}\u202c`;

const CHANGES: Readonly<Record<PseudoLanguage, (text: string) => string>> = {
  'en-XA': accentedAndLonger,
  'ar-XB': mirrored,
};

/** Arabic, whose rules `ar-XB` follows, tells more amounts apart than English. */
function formsOf(name: string): string[] {
  if (!name.endsWith('_other')) return [name];
  return [name, ...['zero', 'two', 'few', 'many'].map((form) => name.replace(/other$/, form))];
}

/** The English catalogue made into a language that nobody speaks. */
export function pseudoCatalogue(language: PseudoLanguage): Catalogue {
  const change = CHANGES[language];
  const areas = Object.entries(EN).map(([area, words]) => [
    area,
    Object.fromEntries(
      Object.entries(words).flatMap(([name, text]) => formsOf(name).map((form) => [form, change(text)])),
    ),
  ]);
  // Same areas, same names: only the texts were changed, which the compiler cannot follow through entries.
  return Object.fromEntries(areas) as Catalogue;
}
