import type { WordsOf } from '../catalogue.ts';

export const controls: WordsOf<'controls'> = {
  cancel: 'Abbrechen',
  active: 'Aktiv',
  busy: 'Beschäftigt',
  trouble: 'Gestört',
  offline: 'Offline',
  windowFault: 'In diesem Fenster ist ein Fehler aufgetreten',
  windowFaultHint:
    'Ihre Anfragen und was Sie geschrieben haben, sind sicher. Meist hilft es, das Fenster neu zu laden.',
  pageFault: 'Diese Seite lässt sich nicht zeigen',
  pageFaultHint: 'Nichts ist verloren: Ihre Anfragen sind unverändert, und die anderen Seiten sind in Ordnung.',
  fileFault: 'Diese Datei lässt sich nicht zeigen',
  fileFaultHint: 'Speichern Sie sie, um sie anderswo zu öffnen. Der Rest der Nachricht ist in Ordnung.',
  messageFault: 'Diese Nachricht lässt sich nicht zeigen',
  messageFaultHint:
    'Etwas darin ist mehr, als dieses Fenster bewältigt. Sie ist nicht beantwortet, und die anderen Nachrichten sind in Ordnung.',
  loadWindowAgain: 'Fenster neu laden',
  copied: 'Kopiert',
  copy: 'Kopieren',
};
