import { expect, it } from 'vitest';
import { isBinary, readTextFile, textToShow, writeTextFile } from './text-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (given: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(given);

it.each(['a\nb\n', 'a\r\nb\r\n', '\ufeffa\r\nb', '', 'Grüße 👍'])('gives %j back as it was', (given) => {
  const file = readTextFile(bytes(given));
  expect(file?.text).not.toMatch(/\r|\ufeff/);
  expect(file && text(writeTextFile(file))).toBe(given);
});

it('edits nothing that is not text', () => {
  expect(readTextFile(new Uint8Array([0xff, 0xfe, 0x41]))).toBeNull();
  expect(readTextFile(bytes('a\0b'))).toBeNull();
  expect(isBinary(bytes('a\0b'))).toBe(true);
  expect(isBinary(bytes('ab'))).toBe(false);
});

it('shows a beginning without half a character', () => {
  expect(textToShow(bytes('abü').subarray(0, 3))).toBe('ab');
});
