import { ZOOM_PERCENTS, type ZoomPercent } from '../../contract/appearance.ts';

/** What the person asks for. */
export type ZoomStep = 'in' | 'out' | 'reset';

/** The size after a step; the largest and the smallest stay. */
export function zoomed(percent: ZoomPercent, step: ZoomStep): ZoomPercent {
  if (step === 'reset') return 100;
  const at = ZOOM_PERCENTS.indexOf(percent) + (step === 'in' ? 1 : -1);
  return ZOOM_PERCENTS[Math.min(Math.max(at, 0), ZOOM_PERCENTS.length - 1)] ?? 100;
}
