import { app } from 'electron';
import type { WaitingNow } from '../answers/waiting.ts';
import { badgeOf } from './badge.ts';

/** Puts what waits on the program's icon: letters where the system has them, else the number. */
export function showBadge(waiting: Pick<WaitingNow, 'count' | 'needsSignIn'>): void {
  const { count, text } = badgeOf(waiting);
  // Only the Dock takes letters; others that show a badge show a number.
  if (app.dock) app.dock.setBadge(text);
  else app.setBadgeCount(count);
}
