import { readFileSync } from 'node:fs';
import {
  LANGUAGE_CHOICES,
  type LanguageChoice,
  THEMES,
  type Theme,
  ZOOM_PERCENTS,
  type ZoomPercent,
} from '../contract/appearance.ts';

/** What of the person's settings a window needs before there is anything in it. */
export interface Appearance {
  readonly theme: Theme;
  readonly language: LanguageChoice;
  readonly zoomPercent: ZoomPercent;
}

/**
 * Reads it from the file of the settings; what cannot be read is as on the first start. By hand and not by the schema of
 * `settings.ts`, whose library takes as long to load as everything else before the window is made.
 */
export function readAppearance(file: string): Appearance {
  const { theme, language, zoomPercent } = readKept(file);
  return {
    theme: THEMES.find((one) => one === theme) ?? 'system',
    language: LANGUAGE_CHOICES.find((one) => one === language) ?? 'system',
    zoomPercent: ZOOM_PERCENTS.find((one) => one === zoomPercent) ?? 100,
  };
}

function readKept(file: string): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
