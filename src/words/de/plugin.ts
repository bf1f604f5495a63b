import type { WordsOf } from '../catalogue.ts';

export const plugin: WordsOf<'plugin'> = {
  answerPluginAbove: 'Antworten Sie oben im Plugin.',
  answerAsJsonInstead: 'Stattdessen als JSON antworten',
  couldNotBeOpened: 'Das Plugin, das diese Nachricht zeigt, konnte nicht geöffnet werden. {{detail}}',
  tryAgain: 'Erneut versuchen',
  changedByAgent:
    'Der Agent hat geändert, was hier gezeigt wird. Beim Laden geht verloren, was Sie im Plugin eingegeben haben.',
  loadNewVersion: 'Neue Fassung laden',
  responseNotSent: 'Die Antwort wurde nicht gesendet.',
  pluginOf: 'Plugin {{displayName}}',
  missing: 'Das Plugin „{{name}}“, das diese Nachricht zeigt, wurde nicht gefunden oder ist ausgeschaltet.',
};
