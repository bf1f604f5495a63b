/** The window's own scheme: a real origin, unlike `file:`, and nothing of the disk but the built window behind it. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://window`;
export const APP_URL = `${APP_ORIGIN}/index.html`;

/** The scheme of plugins' frames: an origin apart from the window's, so that no policy of the window is inherited. */
export const PLUGIN_SCHEME = 'plugin';
