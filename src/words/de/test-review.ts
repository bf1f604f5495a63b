import type { WordsOf } from '../catalogue.ts';

export const testReview: WordsOf<'testReview'> = {
  title: 'Die Versionshinweise zu 1.4 veröffentlichen?',
  lead: 'Das ist eine Probeanfrage. So werden die Fragen Ihrer eigenen Agenten aussehen.',
  changes: '**12** Änderungen seit 1.3, alle geprüft',
  places: 'geht an den Newsletter und die Website',
  channel: 'Kanal',
  readers: 'Leser',
  newsletter: 'Newsletter',
  website: 'Website',
  readersADay: 'etwa {{number}} am Tag',
  keys: '`1` veröffentlicht, `2` wartet noch. `c` fügt einen Kommentar hinzu.',
  publish: 'Veröffentlichen',
  hold: 'Noch warten',
};
