import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { DE } from './de/index.ts';
import { formatDate, formatNumber, setSystemLocale } from './formats.ts';
import { directionOf, languageOfSystem } from './languages.ts';
import { createTranslator } from './translator.ts';
import { currentLanguage, onLanguage, speak, t } from './words.ts';

beforeEach(() => setSystemLocale('en-GB'));
afterEach(async () => speak('en'));

it('speaks the language that was asked for last, and tells those who listen', async () => {
  const heard: string[] = [];
  const stop = onLanguage(() => heard.push(currentLanguage()));
  expect(t('time.yesterday')).toBe('yesterday');
  await Promise.all([speak('en-XA'), speak('de')]);
  expect(t('time.yesterday')).toBe('gestern');
  stop();
  await speak('en');
  expect(heard).toEqual(['de']);
});

it('chooses the plural form by the amount and writes it as the system’s locale does', async () => {
  expect(t('time.daysAgo', { count: 1 })).toBe('1 day ago');
  expect(t('time.daysAgo', { count: 1_234 })).toBe('1,234 days ago');
  setSystemLocale('de-DE');
  expect(t('time.daysAgo', { count: 1_234 })).toBe('1.234 days ago');
  await speak('de');
  expect(t('time.daysAgo', { count: 1 })).toBe('vor 1 Tag');
});

it('knows the forms of languages that have more of them', () => {
  // A catalogue of one text is enough to see which form is taken.
  const catalogue = {
    time: { daysAgo_one: 'one', daysAgo_two: 'two', daysAgo_few: 'few', daysAgo_many: 'many', daysAgo_other: 'other' },
  } as unknown as Catalogue;
  const arabic = createTranslator({ language: 'ar', catalogue, formatNumber });
  expect([1, 2, 3, 11, 100].map((count) => arabic('time.daysAgo', { count }))).toEqual([
    'one',
    'two',
    'few',
    'many',
    'other',
  ]);
});

it('shows what was put into a text as it is, marks of the catalogue’s own included', () => {
  expect(t('time.tomorrowAt', { time: '<b>{{n}} $t(time.yesterday) & co</b>' })).toBe(
    'tomorrow <b>{{n}} $t(time.yesterday) & co</b>',
  );
});

it('keeps what is put into a mirrored sentence from turning its direction', () => {
  const catalogue = { time: { left: 'بقي {{duration}}' } } as unknown as Catalogue;
  const arabic = createTranslator({ language: 'ar', catalogue, formatNumber });
  expect(arabic('time.left', { duration: '5 min' })).toBe('بقي \u20685 min\u2069');
});

it('writes numbers and days by the system’s locale, and by the default one when the system’s is unreadable', () => {
  const day = Date.UTC(2026, 10, 23, 12);
  const shape = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  expect([formatNumber(1_234.5), formatDate(day, shape)]).toEqual(['1,234.5', '23 November']);
  setSystemLocale('de-DE');
  expect([formatNumber(1_234.5), formatDate(day, shape)]).toEqual(['1.234,5', '23. November']);
  setSystemLocale('no locale at all');
  expect(formatNumber(7)).toBe('7');
});

it('takes the first of the system’s languages that has a catalogue', () => {
  expect(languageOfSystem(['fr-FR', 'de-AT', 'en-GB'])).toBe('de');
  expect(languageOfSystem(['fr-FR'])).toBe('en');
  expect([directionOf('de'), directionOf('ar-XB'), directionOf('he_IL')]).toEqual(['ltr', 'rtl', 'rtl']);
  expect(Object.keys(DE)).toContain('time');
});
