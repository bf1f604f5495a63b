import { afterEach, expect, test } from 'vitest';
import { ERRORS } from '../../contract/errors.ts';
import { EN } from '../../words/en/index.ts';
import { speak } from '../../words/words.ts';
import { errorWords } from './error-words.ts';

afterEach(() => speak('en'));

test('the catalogue says in English what the wire says, code by code', () => {
  expect(EN.errors).toEqual(Object.fromEntries(Object.entries(ERRORS).map(([code, { message }]) => [code, message])));
});

test('what a server says in the words of the contract is said in the person’s language; anything else as it came', async () => {
  await speak('de');
  expect(errorWords(ERRORS.password_incorrect.message)).toBe('Das aktuelle Passwort ist falsch');
  expect(errorWords('Teapots only')).toBe('Teapots only');
});
