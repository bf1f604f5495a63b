import { readFileSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';

const windowState = z.object({
  bounds: z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() }),
  isMaximized: z.boolean(),
});

/** Where the window was when it was last closed. */
export type WindowState = z.infer<typeof windowState>;

/** The state of the last time; null on the first start or when the file cannot be read. */
export function readWindowState(file: string): WindowState | null {
  try {
    const parsed = windowState.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Keeps the state for the next start. Losing it costs a window position, so a failure is not an error. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  } catch {
    // The folder is full or gone; the next start uses the default size.
  }
}

/** Whether enough of the window lies on one of the displays to be grabbed with the mouse. */
export function isReachable(bounds: Rectangle, workAreas: readonly Rectangle[]): boolean {
  const grabWidth = 120;
  const grabHeight = 40;
  return workAreas.some((area) => {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    const isTopInside = bounds.y >= area.y && bounds.y + grabHeight <= area.y + area.height;
    return width >= grabWidth && isTopInside;
  });
}
