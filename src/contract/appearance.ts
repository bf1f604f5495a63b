/**
 * What a window looks like before anything is in it. Apart from the schemas that are made of it, because the window is
 * made before they are read.
 */
export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** The language of the program: the system’s where it is spoken, or one of those that `src/words` has whole. */
export const LANGUAGE_CHOICES = ['system', 'en', 'de'] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** The sizes of everything in the window, in percent. */
export const ZOOM_PERCENTS = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;
export type ZoomPercent = (typeof ZOOM_PERCENTS)[number];
