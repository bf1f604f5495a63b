import type { WordsOf } from '../catalogue.ts';

export const demo: WordsOf<'demo'> = {
  isStarting: 'Die Demo startet.',
  startingHint: 'Die erste Frage kommt gleich.',
  isRunning: 'Die Demo läuft.',
  runningHint: 'Ihre Agenten folgen einem Drehbuch; nichts davon verlässt diesen Computer.',
  hasEnded: 'Die Demo ist zu Ende.',
  endedHint: 'Ihre Agenten fragen nichts mehr; was sie angelegt haben, ist noch hier.',
  isBeingRemoved: 'Die Demo wird entfernt.',
  removingHint: 'Ihre Agenten, deren Nachrichten, deren Dateien und ihr Schlüssel.',
  demo: 'Demo',
  startAgain: 'Noch einmal starten',
  stopAndRemove: 'Beenden und entfernen',
  removeMade: 'Entfernen',
  startCommand: 'Die Demo starten',
  startCommandHint: 'Agenten nach Drehbuch, nichts verlässt diesen Computer',
  removeCommand: 'Die Demo entfernen',
  removeCommandHint: 'mit allem, was sie angelegt hat',
};
