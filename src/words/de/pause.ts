import type { WordsOf } from '../catalogue.ts';

export const pause: WordsOf<'pause'> = {
  pauseNotifications: 'Mitteilungen pausieren',
  pauseHint: 'Bis dahin wird nichts mitgeteilt, auch nichts Dringendes. Danach sammelt eine Mitteilung, was ankam.',
  forHour: 'Für 1 Stunde',
  untilMorning: 'Bis morgen früh',
  untilResumed: 'Bis ich sie fortsetze',
  pauseForHour: 'Mitteilungen für 1 Stunde pausieren',
  pauseUntilMorning: 'Mitteilungen bis morgen früh pausieren',
  pauseUntilResumed: 'Mitteilungen pausieren, bis ich sie fortsetze',
  resume: 'Fortsetzen',
  resumeNotifications: 'Mitteilungen fortsetzen',
  paused: 'Pausiert',
  pausedUntil: 'Pausiert bis {{at}}',
  pausedUntilYouResume: 'Mitteilungen pausieren, bis Sie sie fortsetzen',
  pausedUntilThen: 'Mitteilungen pausieren bis {{at}}',
};
