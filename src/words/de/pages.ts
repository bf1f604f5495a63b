import type { WordsOf } from '../catalogue.ts';

export const pages: WordsOf<'pages'> = {
  queuesAgents: 'Listen und Agenten',
  content: 'Inhalt von {{value}}',
};
