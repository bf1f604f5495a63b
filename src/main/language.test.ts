import { expect, test } from 'vitest';
import { languageOf, pageInLanguage, readSystemLanguage } from './language.ts';

const read = (languages: string[], override?: string) => readSystemLanguage({ languages, locale: 'de-CH', override });

test('speaks the system’s language where there is a catalogue, and English where there is none', () => {
  expect(read(['de-CH', 'en'])).toEqual({ language: 'de', locale: 'de-CH' });
  expect(read(['fr-CH']).language).toBe('en');
  expect(read([]).language).toBe('en');
});

test('a developer’s override stands for the system, languages that nobody speaks included', () => {
  expect(read(['en'], 'de').language).toBe('de');
  expect(read(['en'], 'ar-XB').language).toBe('ar-XB');
  expect(read(['de'], '').language).toBe('de');
});

test('a choice of the person wins over the system', () => {
  const system = read(['de']);
  expect([languageOf('system', system), languageOf('en', system)]).toEqual(['de', 'en']);
  expect(pageInLanguage('app://window/index.html', 'en', system)).toBe(
    'app://window/index.html?language=en&system=de&locale=de-CH',
  );
});
