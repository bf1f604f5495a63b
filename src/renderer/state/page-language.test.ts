import { expect, it } from 'vitest';
import { readPageLanguage } from './page-language.ts';

it('reads what the main process wrote into the address', () => {
  expect(readPageLanguage('?language=en&system=de&locale=de-CH')).toEqual({
    language: 'en',
    system: 'de',
    locale: 'de-CH',
  });
  expect(readPageLanguage('?language=ar-XB&system=ar-XB').language).toBe('ar-XB');
});

it('is English when the address says nothing or what no version knows', () => {
  expect(readPageLanguage('')).toEqual({ language: 'en', system: 'en', locale: '' });
  expect(readPageLanguage('?language=tlh').language).toBe('en');
});
