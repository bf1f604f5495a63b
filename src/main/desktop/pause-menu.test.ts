import { expect, it, vi } from 'vitest';
import { pauseLines } from './pause-menu.ts';

const NOW = new Date(2026, 10, 23, 14, 0).getTime();

it('offers three lengths, then says until when and offers to resume', () => {
  const choose = vi.fn();
  const [line] = pauseLines(null, NOW, choose);
  const lengths = line?.submenu as { label: string; click: () => void }[];
  expect(lengths.map(({ label }) => label)).toEqual(['For 1 Hour', 'Until Tomorrow Morning', 'Until I Resume Them']);
  lengths[1]?.click();
  expect(choose).toHaveBeenLastCalledWith('morning');

  const [state, resume] = pauseLines({ until: new Date(NOW + 3_600_000).toISOString() }, NOW, choose);
  expect(state).toMatchObject({ label: expect.stringMatching(/^Notifications paused until \S*3:00/), enabled: false });
  (resume as { click: () => void }).click();
  expect(choose).toHaveBeenLastCalledWith(null);
});
