import type { WordsOf } from '../catalogue.ts';

export const search: WordsOf<'search'> = {
  search: 'Suchen',
  fromAgentName: 'von einem Agenten dieses Namens',
  approvalSelectionFormText: 'approval, selection, form, text-input, freeform oder message',
  pendingCompletedExpired: 'pending, completed oder expired',
  askedDayLaterAlso: 'an diesem Tag oder später gefragt; auch 2026-11-20 oder 7d',
  askedBeforeMonthBegan: 'vor Beginn dieses Monats gefragt',
  withFiles: 'mit Dateien',
  exactWords: '"genaue Worte"',
  withTheseWordsOrder: 'mit diesen Worten in dieser Reihenfolge',
  minusTurnsAnythingAround: 'ein Minus kehrt alles um',
  noMessageHereFits:
    'Hier passt keine Nachricht. Ältere Nachrichten eines Agenten werden durchsucht, sobald Sie sein Gespräch geöffnet haben.',
  findsWordsQuestionsAgents:
    'Findet Worte in Fragen, Namen von Agenten, Antworten und Namen von Dateien. Eingrenzen mit:',
  nothingFound: 'Nichts gefunden',
  bestListed: '; die besten {{shown}} sind aufgeführt',
  narrowSearch: 'Suche eingrenzen',
  queuesAgents: 'Listen und Agenten',
  searchQuestionsAgentsAnswers: 'Fragen, Agenten, Antworten und Dateien durchsuchen',
  clearSearch: 'Suche leeren',
  found: '{{n}} gefunden',
  foundSoFar: '{{n}}+ gefunden',
  lookedThrough: '; {{read}} von {{known}} Nachrichten durchsucht',
};
