import type { WordsOf } from '../catalogue.ts';

export const print: WordsOf<'print'> = {
  whatCouldChosen: 'Was gewählt werden konnte',
  whatAsked: 'Was gefragt wurde',
  response: 'Antwort',
  waitsAnswer: 'Wartet auf eine Antwort.',
  expiredWithoutAnswer: 'Ohne Antwort abgelaufen.',
  attachments: 'Anhänge',
  placetDeskMessage: 'Placet Desk · {{date}} · Nachricht {{id}}',
};
