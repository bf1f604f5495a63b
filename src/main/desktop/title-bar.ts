import type { BrowserWindowConstructorOptions } from 'electron';

/** As high as the bars at the top of the window's panes (`--bar` in tokens.css), which take the system's buttons in. */
const BAR_HEIGHT = 48;
const OVERLAY = {
  light: { color: '#00000000', symbolColor: '#2b2a37' },
  dark: { color: '#00000000', symbolColor: '#e6e5ee' },
};

/** How the title bar looks: one with the window on macOS and Windows, the system's own elsewhere. */
export function titleBarOptions(
  platform: NodeJS.Platform,
  isDark: boolean,
): Pick<BrowserWindowConstructorOptions, 'titleBarStyle' | 'titleBarOverlay' | 'trafficLightPosition'> {
  if (platform === 'darwin') return { titleBarStyle: 'hidden', trafficLightPosition: { x: 16, y: 12 } };
  if (platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: overlayOf(isDark) };
  return {};
}

/** The buttons on Windows, which do not follow the theme by themselves. */
export function overlayOf(isDark: boolean): { color: string; symbolColor: string; height: number } {
  return { ...(isDark ? OVERLAY.dark : OVERLAY.light), height: BAR_HEIGHT - 1 };
}
