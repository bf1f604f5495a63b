/** The search. */
export const search = {
  search: 'Search',
  fromAgentName: 'from an agent of that name',
  approvalSelectionFormText: 'approval, selection, form, text-input, freeform or message',
  pendingCompletedExpired: 'pending, completed or expired',
  askedDayLaterAlso: 'asked on that day or later; also 2026-11-20 or 7d',
  askedBeforeMonthBegan: 'asked before that month began',
  withFiles: 'with files',
  exactWords: '"exact words"',
  withTheseWordsOrder: 'with these words in this order',
  minusTurnsAnythingAround: 'a minus turns anything around',
  noMessageHereFits:
    'No message here fits. Older messages of an agent are searched once you have opened its conversation.',
  findsWordsQuestionsAgents: 'Finds words in questions, agents’ names, answers and the names of files. Narrow it with:',
  nothingFound: 'Nothing found',
  bestListed: '; the best {{shown}} are listed',
  narrowSearch: 'Narrow the search',
  queuesAgents: 'Queues and agents',
  searchQuestionsAgentsAnswers: 'Search questions, agents, answers and files',
  clearSearch: 'Clear the search',
  found: '{{n}} found',
  foundSoFar: '{{n}}+ found',
} as const;
