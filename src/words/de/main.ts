import type { WordsOf } from '../catalogue.ts';

export const main: WordsOf<'main'> = {
  editedFileGone:
    'Eine bearbeitete Datei ist nicht mehr auf diesem Computer. Bearbeiten Sie sie noch einmal oder entfernen Sie sie.',
  unnamedAgent: 'Agent',
  pageRefused: 'Diese Seite darf Placet Desk nicht benutzen.',
  internalMixUp: 'Placet Desk konnte das wegen einer inneren Verwechslung nicht tun. Versuchen Sie es erneut.',
  messageTryAgain: '{{message}}. Versuchen Sie es erneut.',
  unexpectedTryAgain: 'Etwas Unerwartetes ist geschehen. Versuchen Sie es erneut.',
  responseNotSent: 'Nicht gesendet: {{reason}} Ihre Antwort ist aufbewahrt; senden Sie sie noch einmal.',
  responseWithdrawn: 'Der Agent hat diese Frage zurückgezogen. Ihre Antwort wurde nicht gespeichert.',
  responseExpired:
    'Diese Anfrage lief ab, bevor Ihre Antwort ankam. Sie wurde nicht gespeichert; Ihr Text ist hier aufbewahrt.',
  responseAnsweredElsewhere:
    'Jemand anderes hat diese Anfrage zuerst beantwortet. Ihre Antwort wurde nicht gespeichert; Ihr Text ist hier aufbewahrt.',
  responseClosed:
    'Diese Anfrage kann nicht mehr beantwortet werden. Ihre Antwort wurde nicht gespeichert; Ihr Text ist hier aufbewahrt.',
  serverAnsweredStatus: 'Der Server antwortete {{status}}',
  serverUnreachable: 'Der Server ist nicht zu erreichen',
  serverBrokeOffAnswer: 'Der Server hat seine Antwort abgebrochen',
  serverSpeaksOtherwise: 'Der Server antwortete mit etwas, das nicht Placets Protokoll ist',
  serverRefusedBecause: 'Der Server hat es abgelehnt: {{message}}.',
  arrivalUnknown: '{{message}}, daher ist nicht bekannt, ob sie ankam. Ein neuer Versuch sendet sie höchstens einmal.',
  unexpectedRetry: 'Etwas Unerwartetes ist geschehen. Ein neuer Versuch sendet sie höchstens einmal.',
  serverBrokeOffFile: 'Der Server brach mitten in der Datei ab',
  backup: 'Sicherung',
  dismissed: 'Verworfen',
  questionWithoutWords: 'Eine Frage ohne Worte',
  nothingSelected: 'Nichts ausgewählt',
  nothingFilledIn: 'Nichts ausgefüllt',
  dataWithoutMembers: 'Daten ohne Inhalt',
  somethingNewArrived: 'Etwas Neues ist da',
  somethingWaitsForYou: 'Etwas wartet auf Sie',
  asksForReview: 'bittet um Ihre Antwort',
  sentAttachment: 'hat einen Anhang gesendet',
  sentMessage: 'hat eine Nachricht gesendet',
  agentCount_one: 'einem Agenten',
  agentCount_other: '{{count}} Agenten',
  arrivedFrom: '{{arrivals}} von {{agents}}.',
  testNoNotifications:
    'Dieses System hat keine Mitteilungen für Programme. Placet Desk zählt in seinem Fenster trotzdem, was wartet.',
  testNotificationText: 'Mitteilungen funktionieren. So werden die Fragen Ihrer Agenten aussehen.',
  testNotConfirmed:
    'Das System hat die Mitteilung angenommen, aber nicht gesagt, ob es sie gezeigt hat. Wenn Sie keine sehen, erlauben Sie Placet Desk in den Mitteilungseinstellungen des Systems und schalten Sie „Nicht stören“ aus.',
  testShown:
    'Das System sagt, dass es die Mitteilung gezeigt hat. Wenn Sie keine sehen, verbirgt sie vielleicht „Nicht stören“.',
  testRefused:
    'Das System hat sie abgelehnt ({{error}}). Erlauben Sie Placet Desk in den Mitteilungseinstellungen des Systems.',
  readingInboxFailed: 'Der Eingang ließ sich nicht lesen: {{reason}}. Neuer Versuch.',
  liveSignInFailed: 'Die Anmeldung für laufende Neuigkeiten ist gescheitert: {{reason}}. Neuer Versuch.',
  liveConnectionFailed: 'Die laufende Verbindung ist gescheitert: {{message}}. Neuer Versuch.',
  liveConnectionLost: 'Die laufende Verbindung ging verloren ({{reason}}). Sie wird wieder aufgebaut.',
  certificateSelfSigned: 'es bürgt für sich selbst',
  certificateUnknownAuthority: 'es kommt von einer Stelle, die dieser Computer nicht kennt',
  certificateChainIncomplete: 'der Server sendet nicht die ganze Kette seiner Zertifikate',
  certificateExpired: 'es ist abgelaufen',
  certificateNotYetValid: 'es gilt noch nicht; prüfen Sie die Uhr dieses Computers',
  certificateRevoked: 'es wurde widerrufen',
  certificateOtherAddress: 'es wurde für eine andere Adresse ausgestellt',
  certificateUncheckable: 'es lässt sich nicht prüfen',
  certificateNotTrusted:
    'Dem Zertifikat von {{host}} ist nicht zu trauen: {{why}}. Nichts wurde dorthin gesendet. Bitten Sie den Betreiber des Servers um ein gültiges Zertifikat oder installieren Sie seine Stelle auf diesem Computer.',
  signedOut:
    'Sie sind abgemeldet. Melden Sie sich an, um weiterzumachen; nichts, was Sie geschrieben haben, ist verloren.',
  sessionEnded:
    'Ihre Sitzung ist zu Ende, daher kann hier nichts Neues ankommen. Melden Sie sich wieder an; nichts, was Sie geschrieben haben, ist verloren.',
  signedOutOfServer: 'Sie sind von diesem Server abgemeldet.',
  signInWithoutSession: 'Der Server hat Sie angemeldet, aber keine Sitzung gegeben',
  emailOrPasswordWrong:
    'Die E-Mail-Adresse oder das Passwort ist falsch. Prüfen Sie beides und versuchen Sie es erneut.',
  emailOrPasswordRefused:
    'Der Server hat diese E-Mail-Adresse oder dieses Passwort nicht verstanden. Prüfen Sie beides und versuchen Sie es erneut.',
  tooManyTries: 'Zu viele Versuche in kurzer Zeit. Warten Sie eine Minute und versuchen Sie es erneut.',
  signInRefused: 'Der Server hat abgelehnt: {{message}}. Versuchen Sie es später erneut oder fragen Sie den Betreiber.',
  messageCheckNetwork: '{{message}}. Prüfen Sie das Netz und versuchen Sie es erneut.',
  currentPasswordWrong: 'Das jetzige Passwort ist falsch. Versuchen Sie es erneut.',
  newPasswordRefused:
    'Der Server nimmt dieses neue Passwort nicht an: Es braucht mindestens 8 Zeichen. Versuchen Sie ein anderes.',
  thisComputer: 'Dieser Computer',
  thisComputerNotRunning: 'Der Server auf diesem Computer läuft nicht.',
  thisComputerSwitchedOff: 'Der Server auf diesem Computer ist ausgeschaltet.',
  coreStoppedAt:
    'Der Server auf diesem Computer hielt um {{at}} unerwartet an und wurde neu gestartet. Nichts Beantwortetes ist verloren; Anrufe, die Agenten hielten, wurden abgebrochen, und Agenten fragen von selbst wieder.',
  nothingAnswersThere: 'Dort antwortet nichts. Prüfen Sie die Adresse und versuchen Sie es erneut.',
  nothingAnswersAt:
    'Bei {{host}} antwortet nichts. Prüfen Sie die Adresse und Ihr Netz, und ob der Server läuft. Placet antwortet meist auf Port 3001, oder 8080 als ein Container.',
  notAPlacetServer:
    'Bei {{host}} antwortet ein Server, aber es ist kein Placet-Server, oder nicht seine API. Prüfen Sie die Adresse und den Port; Placet antwortet meist auf Port 3001, oder 8080 als ein Container.',
  writeMailQuestion: 'Mit Ihrem Mailprogramm eine Mail schreiben?',
  linkDisguised:
    'Der Name dieser Seite ist mit anderen Buchstaben geschrieben, als es scheinen mag: Das ist ihr wahrer Name.',
  linkNotEncrypted: 'Die Verbindung ist nicht verschlüsselt.',
  openLinkQuestion: '{{host}} in Ihrem Browser öffnen?',
  questionChangedAfterAnswer:
    'Die Frage hat sich geändert, nachdem Sie geantwortet hatten. Nichts wurde gesendet; sehen Sie sie noch einmal an.',
  backupFailed: 'die Sicherung endete unerwartet (Exit-Code {{exitCode}})',
  open: 'Öffnen',
  cancel: 'Abbrechen',
  moreMessages_one: 'Eine weitere Nachricht',
  moreMessages_other: '{{count}} weitere Nachrichten',
  dataNamed: 'Daten: {{names}}',
  answersWritten_one: '{{count}} Antwort geschrieben.',
  answersWritten_other: '{{count}} Antworten geschrieben.',
  messagesWritten_one: '{{count}} Nachricht geschrieben.',
  messagesWritten_other: '{{count}} Nachrichten geschrieben.',
  backupHolds_one: 'Die Sicherung enthält {{count}} Datei. Zurückspielen mit: placet-desk restore DATEI',
  backupHolds_other: 'Die Sicherung enthält {{count}} Dateien. Zurückspielen mit: placet-desk restore DATEI',
  json: 'JSON',
  csv: 'CSV',
  pluginsSkipped: 'Einige Plugins werden übergangen, bis sie in Ordnung gebracht sind. {{reasons}}',
  recordCannotBeWritten:
    'Das Verzeichnis der Antworten lässt sich nicht schreiben ({{reason}}). Antworten werden trotzdem gesendet. Schaffen Sie Platz oder machen Sie {{file}} beschreibbar.',
  coreStopped:
    'Der Server auf diesem Computer hielt unerwartet an (Exit-Code {{exitCode}}). Er wird neu gestartet; nichts Beantwortetes ist verloren.',
  coreStoppedAgain:
    'Der Server auf diesem Computer hielt {{times}}-mal unerwartet an (Exit-Code {{exitCode}}). Er wird neu gestartet; nichts Beantwortetes ist verloren.',
  questionChangedWhileWaiting:
    'Die Frage hat sich geändert, während Ihre Antwort auf den Server wartete. Nichts wurde gesendet; sehen Sie sie noch einmal an.',
  passwordAnswerLost:
    'Ihre Antwort enthält ein Passwort, und der Schlüsselbund des Systems öffnet sie nicht mehr. Antworten Sie noch einmal.',
  answerKeptForServer:
    '{{name}} ist nicht zu erreichen. Ihre Antwort ist aufbewahrt und wird gesendet, sobald der Server wieder da ist.',
  messageKeptForServer: 'Wartet, bis {{name}} zu erreichen ist.',
  uploadFailed: '„{{filename}}“ konnte nicht hochgeladen werden. {{reason}}',
  serverUnreachableRetry: 'Der Server ist nicht zu erreichen. Senden Sie erneut, wenn er wieder da ist.',
  nothingWaitsForYou: 'Nichts wartet auf Sie',
  reviewsWait_one: '1 Anfrage wartet',
  reviewsWait_other: '{{count}} Anfragen warten',
  moreInWindow: '{{words}}, {{more}} weitere im Fenster',
  lessThanMinuteLeft: 'noch unter einer Minute',
  minutesLeft: 'noch {{n}} min',
  hoursLeft: 'noch {{n}} Std.',
  keepRunningQuestion: 'Soll Placet Desk weiterlaufen, wenn sein Fenster geschlossen wird?',
  keepRunningMeans:
    'In der Ablage meldet es weiter, wenn ein Agent fragt. Wird es beendet, warten die Agenten dieses Computers, bis Sie es wieder öffnen. Sie können das in den Einstellungen ändern.',
  keepRunningInTray: 'In der Ablage weiterlaufen',
  quit: 'Beenden',
  trayTip: 'Placet Desk: {{state}}',
  trayAccountNeedsYou: 'Ein Konto braucht Sie: siehe Fenster',
  openPlacetDesk: 'Placet Desk öffnen',
  noSuggestions: 'Keine Vorschläge',
  addDictionary: 'Zum Wörterbuch hinzufügen',
  shortcutRefused:
    'Das System gibt Placet Desk {{wanted}} nicht: Ein anderes Programm hat es, oder dieser Desktop erlaubt solche Tasten nicht. Wählen Sie andere.',
  printFailed:
    'Das System hat es nicht gedruckt ({{reason}}). Prüfen Sie, ob ein Drucker da ist, oder sichern Sie es als PDF.',
  linkedReviewUnknown:
    'Dieser Link führt zu einer Anfrage, die nicht in Ihrem Eingang ist. Vielleicht wurde sie gelöscht, oder sie ist in einem Konto, das nicht auf diesem Computer ist.',
  daysLeft_one: 'noch {{count}} Tag',
  daysLeft_other: 'noch {{count}} Tage',
  menuFile: 'Datei',
  menuView: 'Ansicht',
  actualSize: 'Originalgröße',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  nothingWaits: 'Nichts wartet.',
  demoStopped:
    'Die Agenten der Demo haben unerwartet aufgehört. Starten Sie die Demo noch einmal, oder entfernen Sie, was sie angelegt hat.',
  entryNotWritten: 'der Eintrag konnte nicht geschrieben werden',
  startDemo: 'Demo starten',
  lastCallReview: 'Letzte Gelegenheit: Eine Anfrage läuft {{left}} ab',
  lastCallSomething: 'Letzte Gelegenheit: Etwas läuft {{left}} ab',
  waitsCount_one: '{{count}} wartet auf Sie.',
  waitsCount_other: '{{count}} warten auf Sie.',
  signInNothingWaits: 'Melden Sie sich wieder an, um alles zu sehen. In den anderen Konten wartet nichts.',
  signInWaits_one: 'Melden Sie sich wieder an, um alles zu sehen. In den anderen Konten wartet {{count}} auf Sie.',
  signInWaits_other: 'Melden Sie sich wieder an, um alles zu sehen. In den anderen Konten warten {{count}} auf Sie.',
  saveDiskFull:
    'Nichts wurde gespeichert: Der Datenträger ist voll. Schaffen Sie Platz oder wählen Sie einen anderen, und versuchen Sie es erneut.',
  savePlaceClosed:
    'Nichts wurde gespeichert: Dort lässt sich nicht schreiben. Wählen Sie einen anderen Ordner und versuchen Sie es erneut.',
  saveDiskReadOnly:
    'Nichts wurde gespeichert: Dieser Datenträger lässt sich nur lesen. Wählen Sie einen anderen und versuchen Sie es erneut.',
  saveFolderGone:
    'Nichts wurde gespeichert: Diesen Ordner gibt es nicht mehr. Wählen Sie einen anderen und versuchen Sie es erneut.',
  saveNameTaken:
    'Nichts wurde gespeichert: Es gibt einen Ordner dieses Namens. Wählen Sie einen anderen Namen und versuchen Sie es erneut.',
  saveFailed: 'Nichts wurde gespeichert: {{reason}}. Versuchen Sie es erneut.',
  fileNotWhole: 'die Datei kam nicht ganz an',
  inLessThanMinute: 'in weniger als einer Minute',
  inMinutes_one: 'in einer Minute',
  inMinutes_other: 'in {{count}} Minuten',
  lastCallAll: 'Letzte Gelegenheit, läuft {{left}} ab: {{question}}',
  cameWhileClosed: '{{number}} Anfragen von {{agents}} kamen, während Placet Desk geschlossen war.',
  messagesWhileClosed: '{{number}} Nachrichten von {{agents}} kamen, während Placet Desk geschlossen war.',
  cameInQuietHours: '{{number}} Nachrichten von {{agents}} kamen in Ihrer Ruhezeit.',
  cameWhilePaused: '{{number}} Nachrichten von {{agents}} kamen, während die Mitteilungen pausierten.',
  notificationsPaused: 'Mitteilungen pausieren, bis Sie sie fortsetzen',
  notificationsPausedUntil: 'Mitteilungen pausieren bis {{at}}',
  pauseNotifications: 'Mitteilungen pausieren',
  resumeNotifications: 'Mitteilungen fortsetzen',
  pauseHour: 'Für 1 Stunde',
  pauseMorning: 'Bis morgen früh',
  pauseResumed: 'Bis ich sie fortsetze',
  decisionsNotKept:
    'Die Entscheidungen über Mitteilungen können nicht für den nächsten Start aufbewahrt werden ({{reason}}). Schaffen Sie Platz oder machen Sie {{file}} beschreibbar.',
};
