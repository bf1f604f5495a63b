import { join, resolve } from 'node:path';
import { app } from 'electron';

/**
 * Where the window keeps its own state. With PLACET_DESK_DATA, which also moves the core's folder, it lies inside of
 * that folder, so that one variable makes a whole separate Placet Desk.
 */
export function chooseProgramFolder(): string {
  const data = process.env.PLACET_DESK_DATA;
  if (data !== undefined && data !== '') app.setPath('userData', join(resolve(data), 'window'));
  return app.getPath('userData');
}
