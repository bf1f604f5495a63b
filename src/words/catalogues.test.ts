import { describe, expect, it } from 'vitest';
import { DE } from './de/index.ts';
import { EN } from './en/index.ts';
import { pseudoCatalogue } from './pseudo.ts';

const CATALOGUES = { de: DE, 'en-XA': pseudoCatalogue('en-XA'), 'ar-XB': pseudoCatalogue('ar-XB') };
const texts = (catalogue: object): [string, string][] =>
  Object.entries(catalogue).flatMap(([area, words]) =>
    Object.entries(words as Record<string, string>).map(([name, text]): [string, string] => [`${area}.${name}`, text]),
  );
const namesIn = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();
const baseOf = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

describe.each(Object.entries(CATALOGUES))('the catalogue of %s', (language, catalogue) => {
  it('has a text for every English one, and the plural forms that the language tells apart', () => {
    const keys = new Set(texts(catalogue).map(([key]) => key));
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key] of texts(EN)) {
      if (key.endsWith('_other') && language === 'de')
        for (const category of categories) expect(keys).toContain(`${baseOf(key)}_${category}`);
      expect(keys).toContain(key);
    }
  });

  it('puts into each text what the English one has put into it', () => {
    const english = new Map(texts(EN));
    for (const [key, text] of texts(catalogue)) {
      // “One review” needs no figure; every other form is told by its count.
      const own = namesIn(text).filter((name) => !(key.endsWith('_one') && name === '{{count}}'));
      const theirs = namesIn(english.get(key) ?? english.get(`${baseOf(key)}_other`) ?? '').filter(
        (name) => !(key.endsWith('_one') && name === '{{count}}'),
      );
      expect(own, key).toEqual(theirs);
    }
  });

  it('leaves no text empty', () => {
    for (const [key, text] of texts(catalogue)) expect(text.trim(), key).not.toBe('');
  });
});

it('English has both of its forms wherever an amount decides', () => {
  const keys = new Set(texts(EN).map(([key]) => key));
  for (const key of keys) {
    if (key.endsWith('_one')) expect(keys).toContain(`${baseOf(key)}_other`);
    if (key.endsWith('_other')) expect(keys).toContain(`${baseOf(key)}_one`);
  }
});

it('names each text by what it says, never by a number', () => {
  expect(texts(EN).filter(([key]) => /\d$/.test(baseOf(key)))).toEqual([]);
});
