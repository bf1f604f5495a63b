import type { WordsOf } from '../catalogue.ts';

export const welcome: WordsOf<'welcome'> = {
  readyWhenYourAgents: 'Bereit, wenn Ihre Agenten es sind',
  whenAgentNeedsDecision:
    'Wenn ein Agent eine Entscheidung braucht, öffnet sich seine Frage hier, und Ihre Antwort geht gleich an ihn zurück.',
  allClear: 'Alles erledigt',
  youUpDateNext: 'Sie sind auf dem Laufenden. Die nächste Frage öffnet sich hier von selbst.',
  sendTestReview: 'Probeanfrage senden',
  startingServerComputer: 'Der Server auf diesem Computer startet…',
  connectAgent: 'Agenten verbinden',
  askFromTerminalAs: 'Oder fragen Sie von einem Terminal aus, wie es ein Agent tut',
  copyCommand: 'Befehl kopieren: {{title}}',
  agentUrl: 'Agenten-URL',
  apiKey: 'API-Schlüssel',
  hideApiKey: 'API-Schlüssel verbergen',
  showApiKey: 'API-Schlüssel zeigen',
  channelId: 'Kanal-ID',
  ask: 'Fragen',
  waitAnswer: 'Auf die Antwort warten',
  deployV2Production: 'Deploy v2 to production?',
  copyAgentUrl: 'Agenten-URL kopieren',
  copyApiKey: 'API-Schlüssel kopieren',
  copyChannelId: 'Kanal-ID kopieren',
  waitHint:
    'Setzen Sie die {{id}}, die der erste Befehl ausgibt, an die Stelle von {{place}}. Er endet in dem Augenblick, in dem Sie antworten; nach {{seconds}} Sekunden ohne Antwort sagt er {{pending}}, und Sie führen ihn noch einmal aus.',
  seeDemo: 'Die Demo ansehen',
  serverComputerSwitchedOff: 'Der Server auf diesem Computer ist ausgeschaltet',
  agentsHereCannotAsk:
    'Agenten können hier nicht fragen. Schalten Sie ihn ein, oder fügen Sie ein Konto auf einem Placet-Server anderswo hinzu.',
  youSignedOut: 'Sie sind von {{name}} abgemeldet',
  whatWaitsThereNot:
    'Was dort wartet, ist erst bekannt, wenn Sie sich anmelden. Nichts, was Sie geschrieben haben, ist verloren.',
  nothingKnownHere: 'Nichts, was hier bekannt ist',
  cannotReachedRightNow:
    '{{name}} ist gerade nicht zu erreichen, daher wartet dort vielleicht etwas. Es wird von selbst wieder versucht.',
  switch: 'Einschalten',
  addAccount: 'Konto hinzufügen',
  sign: 'Anmelden',
  addAccountElsewhere: 'Konto anderswo hinzufügen',
};
