import type { WordsOf } from '../catalogue.ts';

export const demo: WordsOf<'demo'> = {
  demoStarting: 'Die Demo startet.',
  firstQuestionComesMoment: 'Die erste Frage kommt gleich.',
  demoRunning: 'Die Demo läuft.',
  itsAgentsScriptedNothing: 'Ihre Agenten folgen einem Drehbuch; nichts davon verlässt diesen Computer.',
  demoHasEnded: 'Die Demo ist zu Ende.',
  itsAgentsAskNothing: 'Ihre Agenten fragen nichts mehr; was sie angelegt haben, ist noch hier.',
  removingDemo: 'Die Demo wird entfernt.',
  itsAgentsTheirMessages: 'Ihre Agenten, deren Nachrichten, deren Dateien und ihr Schlüssel.',
  demo: 'Demo',
  startAgain: 'Noch einmal starten',
  stopRemove: 'Beenden und entfernen',
  remove: 'Entfernen',
  startDemo: 'Die Demo starten',
  scriptedAgentsNothingLeaves: 'Agenten nach Drehbuch, nichts verlässt diesen Computer',
  removeDemo: 'Die Demo entfernen',
  withAllMade: 'mit allem, was sie angelegt hat',
};
