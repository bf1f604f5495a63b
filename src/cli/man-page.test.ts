import { expect, it } from 'vitest';
import { COMMANDS } from './index.ts';
import { manPage } from './man-page.ts';

it('the man page says what the commands say of themselves', async () => {
  const entries = await Promise.all(
    COMMANDS.map(async ({ names, summary, load }) => ({ names, summary, manual: (await load()).manual })),
  );
  await expect(manPage(entries)).toMatchFileSnapshot('../../docs/man/placet-desk.1');
});

it('keeps roff from reading words as requests', () => {
  const manual = { usage: ['x'], options: [], notes: ['.hidden is C:\\data'] };
  expect(manPage([{ names: ['x'], summary: 'does x', manual }])).toContain('\\&.hidden is C:\\edata');
});
