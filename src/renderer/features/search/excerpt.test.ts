import { describe, expect, it } from 'vitest';
import { asked } from '../../state/test-fixtures.ts';
import { excerptOf } from './excerpt.ts';

describe('the excerpt of a row', () => {
  const message = asked('a', { text: '# Deploy?\n\nThe checks of last night have all **passed** without a warning.' });
  it('shows what the title does not', () => {
    expect(excerptOf(message, 'Deploy?', ['deploy'])).toBeNull();
    expect(excerptOf(message, 'Deploy?', ['checks'])).toBe(
      'The checks of last night have all passed without a warning.',
    );
    expect(excerptOf(message, 'Deploy?', ['warning'])).toMatch(/^….*warning\.$/);
    expect(excerptOf(message, 'Deploy?', ['nowhere'])).toBeNull();
  });
});
