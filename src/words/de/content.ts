import type { WordsOf } from '../catalogue.ts';

export const content: WordsOf<'content'> = {
  linesAddedRemoved: '{{addedCount}} Zeilen hinzugefügt, {{removedCount}} entfernt',
  linesSame: '{{count}} gleiche Zeilen\n',
  moreLinesChanged: '{{cutCount}} weitere geänderte Zeilen',
  table: 'Tabelle',
  done: 'Erledigt',
  notDone: 'Nicht erledigt',
  copyCode: 'Diesen Code kopieren',
  showMoreCharactersLeft: 'Mehr zeigen (noch {{restChars}} Zeichen)',
  itsServerWillLearn: 'Sein Server erfährt, dass jemand das liest.',
  load: 'Laden',
  always: 'Immer bei {{name}}',
  cancel: 'Abbrechen',
  pictureCannotLoaded: 'Bild, das sich nicht laden lässt',
  loadingFrom: 'Wird von {{host}} geladen…',
  pictureFromNotLoaded: 'Bild von {{host}}, nicht geladen',
  pictureNotThereAny: 'Bild, das nicht mehr da ist',
  picture: 'Bild',
  showLarge: '{{name}} groß zeigen',
};
