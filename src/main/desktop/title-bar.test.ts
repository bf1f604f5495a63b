import { expect, it } from 'vitest';
import { overlayOf, titleBarOptions } from './title-bar.ts';

it('takes the system’s buttons into the window on macOS and Windows, and leaves Linux its own bar', () => {
  expect(titleBarOptions('darwin', false)).toMatchObject({ titleBarStyle: 'hidden' });
  expect(titleBarOptions('win32', false)).toEqual({ titleBarStyle: 'hidden', titleBarOverlay: overlayOf(false) });
  expect(titleBarOptions('linux', false)).toEqual({});
});

it('shows the buttons of Windows in the ink of the theme', () => {
  expect(overlayOf(true).symbolColor).not.toBe(overlayOf(false).symbolColor);
});
