import type { WordsOf } from '../catalogue.ts';

export const welcome: WordsOf<'welcome'> = {
  readyTitle: 'Bereit, wenn Ihre Agenten es sind',
  readyHint:
    'Wenn ein Agent eine Entscheidung braucht, öffnet sich seine Frage hier, und Ihre Antwort geht gleich an ihn zurück.',
  allClear: 'Alles erledigt',
  allClearHint: 'Sie sind auf dem Laufenden. Die nächste Frage öffnet sich hier von selbst.',
  sendTestReview: 'Testanfrage senden',
  startingThisComputer: 'Der Server auf diesem Computer startet …',
  connectAgent: 'Agenten verbinden',
  askFromTerminal: 'Oder fragen Sie aus einem Terminal, wie es ein Agent tut',
  copyCommandTitled: 'Befehl kopieren: {{title}}',
  agentUrl: 'Agenten-URL',
  apiKey: 'API-Schlüssel',
  hideApiKey: 'API-Schlüssel verbergen',
  showApiKey: 'API-Schlüssel zeigen',
  channelId: 'Kanal-ID',
  ask: 'Fragen',
  waitForAnswer: 'Auf die Antwort warten',
  exampleQuestion: 'Deploy v2 to production?',
  copyAgentUrl: 'Agenten-URL kopieren',
  copyApiKey: 'API-Schlüssel kopieren',
  copyChannelId: 'Kanal-ID kopieren',
  waitHint:
    'Setzen Sie die {{id}}, die der erste Befehl ausgibt, an die Stelle von {{place}}. Er endet in dem Augenblick, in dem Sie antworten; nach {{seconds}} Sekunden ohne Antwort meldet er {{pending}}, und Sie führen ihn noch einmal aus.',
  seeDemo: 'Die Demo ansehen',
  thisComputerSwitchedOff: 'Der Server auf diesem Computer ist ausgeschaltet',
  thisComputerSwitchedOffHint:
    'Agenten können hier nicht fragen. Schalten Sie ihn ein, oder fügen Sie ein Konto auf einem Placet-Server anderswo hinzu.',
  signedOutOf: 'Sie sind von {{name}} abgemeldet',
  signedOutHint:
    'Was dort wartet, sehen Sie erst, wenn Sie sich anmelden. Nichts, was Sie geschrieben haben, ist verloren.',
  nothingKnown: 'Soweit hier bekannt, nichts',
  unreachableHint:
    '{{name}} ist gerade nicht erreichbar, daher wartet dort vielleicht etwas. Die Verbindung wird automatisch erneut versucht.',
  switchOn: 'Einschalten',
  addAccount: 'Konto hinzufügen',
  signIn: 'Anmelden',
  addAccountElsewhere: 'Anderes Konto hinzufügen',
};
