import { expect, it } from 'vitest';
import { textOf } from './file-text.ts';

it('reads UTF-8, with or without a mark at its start', () => {
  expect(textOf(Buffer.from('Grüße 🎉'))).toBe('Grüße 🎉');
  expect(textOf(Buffer.from('\ufeffplain'))).toBe('plain');
});

it.each([[Buffer.from([0xff, 0xfe, 0x41])], [Buffer.from('PNG\0')]])('takes %j as no text', (bytes) => {
  expect(textOf(bytes)).toBeNull();
});
