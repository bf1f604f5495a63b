import { expect, it } from 'vitest';
import { saveFailureWords } from './save-failure.ts';

const failure = (code: string): Error => Object.assign(new Error('x'), { code });

it('says why nothing was saved and what to do', () => {
  expect(saveFailureWords(failure('ENOSPC'), 'x')).toContain('disk is full');
  expect(saveFailureWords(failure('EACCES'), 'x')).toContain('another folder');
  expect(saveFailureWords(failure('constructor'), 'the server went away.')).toBe(
    'Nothing was saved: the server went away. Try again.',
  );
});
