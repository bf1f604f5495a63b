import { expect, it } from 'vitest';
import { createLineLogger } from './log.ts';

it('writes one line per entry of its level or above, with the facts as JSON', () => {
  const lines: string[] = [];
  const log = createLineLogger('warn', (line) => void lines.push(line));
  log('debug', 'too quiet');
  log('info', 'too quiet');
  log('warn', 'heard');
  log('error', 'heard', { reason: 'two\nlines' });
  expect(lines).toEqual([
    expect.stringMatching(/^\d{4}-\S+Z warn {2}heard\n$/),
    expect.stringMatching(/^\d{4}-\S+Z error heard {"reason":"two\\nlines"}\n$/),
  ]);
});
