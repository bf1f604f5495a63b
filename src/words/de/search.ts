import type { WordsOf } from '../catalogue.ts';

export const search: WordsOf<'search'> = {
  search: 'Suchen',
  hintFrom: 'von einem Agenten dieses Namens',
  hintType: 'approval, selection, form, text-input, freeform oder message',
  hintStatus: 'pending, completed oder expired',
  hintAfter: 'an diesem Tag oder später gefragt; auch 2026-11-20 oder 7d',
  hintBefore: 'vor Beginn dieses Monats gefragt',
  hintHas: 'mit Dateien',
  exactWordsExample: '"genaue Wörter"',
  hintExactWords: 'mit diesen Wörtern in dieser Reihenfolge',
  hintMinus: 'ein Minus kehrt alles um',
  nothingFits:
    'Hier passt keine Nachricht. Ältere Nachrichten eines Agenten werden durchsucht, sobald Sie sein Gespräch geöffnet haben.',
  searchHint: 'Findet Wörter in Fragen, Agentennamen, Antworten und Dateinamen. Eingrenzen mit:',
  nothingFound: 'Nichts gefunden',
  bestListed: '; die besten {{shown}} sind aufgeführt',
  narrowSearch: 'Suche eingrenzen',
  queuesAndAgents: 'Listen und Agenten',
  searchPlaceholder: 'Fragen, Agenten, Antworten und Dateien durchsuchen',
  clearSearch: 'Suche leeren',
  foundCount: '{{n}} gefunden',
  foundSoFar: '{{n}}+ gefunden',
  lookedThrough: '; {{read}} von {{known}} Nachrichten durchsucht',
};
