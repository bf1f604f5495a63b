import type { WordsOf } from '../catalogue.ts';

export const print: WordsOf<'print'> = {
  whatCouldBeChosen: 'Was gewählt werden konnte',
  whatWasAsked: 'Was gefragt wurde',
  response: 'Antwort',
  waitsForAnswer: 'Wartet auf eine Antwort.',
  expiredWithoutAnswer: 'Ohne Antwort abgelaufen.',
  attachments: 'Anhänge',
  footer: 'Placet Desk · {{date}} · Nachricht {{id}}',
};
