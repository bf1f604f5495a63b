import type { WordsOf } from '../catalogue.ts';

export const content: WordsOf<'content'> = {
  linesAddedAndRemoved: '{{addedCount}} Zeilen hinzugefügt, {{removedCount}} entfernt',
  linesSame: '{{count}} gleiche Zeilen\n',
  moreLinesChanged: '{{cutCount}} weitere geänderte Zeilen',
  unnamedTable: 'Tabelle',
  done: 'Erledigt',
  notDone: 'Nicht erledigt',
  copyCode: 'Diesen Code kopieren',
  showMoreCharacters: 'Mehr zeigen (noch {{restChars}} Zeichen)',
  loadTellsServer: 'Der Server des Bildes erfährt dann, dass jemand das liest.',
  loadPicture: 'Laden',
  alwaysLoadFrom: 'Immer bei {{name}}',
  cancel: 'Abbrechen',
  pictureCannotBeLoaded: 'Bild, das sich nicht laden lässt',
  loadingFrom: 'Wird von {{host}} geladen …',
  pictureFromNotLoaded: 'Bild von {{host}}, nicht geladen',
  pictureGone: 'Bild, das nicht mehr da ist',
  picture: 'Bild',
  showLarge: '{{name}} groß zeigen',
};
