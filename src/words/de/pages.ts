import type { WordsOf } from '../catalogue.ts';

export const pages: WordsOf<'pages'> = {
  queuesAndAgents: 'Listen und Agenten',
  contentOf: 'Inhalt von {{value}}',
};
