import type { WordsOf } from '../catalogue.ts';

export const shell: WordsOf<'shell'> = {
  whatJustDone: 'Was gerade getan wurde',
  whatShownMayOut: 'Was gezeigt wird, ist vielleicht veraltet.',
  startAgain: 'Neu starten',
  dismiss: 'Verwerfen',
  widthSidebar: 'Breite der Seitenleiste',
  widthList: 'Breite der Liste',
  placetDesk: 'Placet Desk',
  answersWait_one: 'Eine Antwort wartet auf das Senden.',
  answersWait_other: '{{count}} Antworten warten auf das Senden.',
  show: 'Zeigen',
};
