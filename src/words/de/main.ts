import type { WordsOf } from '../catalogue.ts';

export const main: WordsOf<'main'> = {
  editedFileGone:
    'Eine bearbeitete Datei ist nicht mehr auf diesem Computer. Bearbeiten Sie sie noch einmal, oder entfernen Sie sie.',
  unnamedAgent: 'Agent',
  pageRefused: 'Diese Seite darf Placet Desk nicht benutzen.',
  internalMixUp: 'Placet Desk konnte das wegen eines internen Fehlers nicht tun. Versuchen Sie es erneut.',
  messageTryAgain: '{{message}}. Versuchen Sie es erneut.',
  unexpectedTryAgain: 'Etwas Unerwartetes ist geschehen. Versuchen Sie es erneut.',
  responseNotSent: 'Nicht gesendet: {{reason}} Ihre Antwort bleibt erhalten; senden Sie sie noch einmal.',
  responseWithdrawn: 'Der Agent hat diese Frage zurückgezogen. Ihre Antwort wurde nicht gespeichert.',
  responseExpired:
    'Diese Anfrage lief ab, bevor Ihre Antwort ankam. Sie wurde nicht gespeichert; Ihr Text bleibt hier erhalten.',
  responseAnsweredElsewhere:
    'Jemand anderes hat diese Anfrage zuerst beantwortet. Ihre Antwort wurde nicht gespeichert; Ihr Text bleibt hier erhalten.',
  responseClosed:
    'Diese Anfrage kann nicht mehr beantwortet werden. Ihre Antwort wurde nicht gespeichert; Ihr Text bleibt hier erhalten.',
  serverAnsweredStatus: 'Der Server antwortete mit {{status}}',
  serverUnreachable: 'Der Server ist nicht erreichbar',
  serverBrokeOffAnswer: 'Der Server hat seine Antwort abgebrochen',
  serverSpeaksOtherwise: 'Der Server antwortete mit etwas, das nicht dem Placet-Protokoll entspricht',
  serverRefusedBecause: 'Der Server hat es abgelehnt: {{message}}.',
  arrivalUnknown: '{{message}}, daher ist nicht bekannt, ob sie ankam. Ein neuer Versuch sendet sie höchstens einmal.',
  unexpectedRetry: 'Etwas Unerwartetes ist geschehen. Ein neuer Versuch sendet sie höchstens einmal.',
  serverBrokeOffFile: 'Der Server hat mitten in der Datei abgebrochen',
  backup: 'Sicherung',
  dismissed: 'Verworfen',
  questionWithoutWords: 'Eine Frage ohne Text',
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
    'Das System meldet, dass es die Mitteilung gezeigt hat. Wenn Sie keine sehen, verbirgt sie vielleicht „Nicht stören“.',
  testRefused:
    'Das System hat sie abgelehnt ({{error}}). Erlauben Sie Placet Desk in den Mitteilungseinstellungen des Systems.',
  readingInboxFailed: 'Der Eingang ließ sich nicht lesen: {{reason}}. Neuer Versuch folgt.',
  liveSignInFailed: 'Die Anmeldung für Live-Aktualisierungen ist fehlgeschlagen: {{reason}}. Neuer Versuch folgt.',
  liveConnectionFailed: 'Die Live-Verbindung ist fehlgeschlagen: {{message}}. Neuer Versuch folgt.',
  liveConnectionLost: 'Die Live-Verbindung ging verloren ({{reason}}). Sie wird wieder aufgebaut.',
  certificateSelfSigned: 'es ist nur von sich selbst beglaubigt',
  certificateUnknownAuthority: 'es kommt von einer Zertifizierungsstelle, die dieser Computer nicht kennt',
  certificateChainIncomplete: 'der Server sendet nicht die ganze Kette seiner Zertifikate',
  certificateExpired: 'es ist abgelaufen',
  certificateNotYetValid: 'es gilt noch nicht; prüfen Sie die Uhr dieses Computers',
  certificateRevoked: 'es wurde widerrufen',
  certificateOtherAddress: 'es wurde für eine andere Adresse ausgestellt',
  certificateUncheckable: 'es lässt sich nicht prüfen',
  certificateNotTrusted:
    'Dem Zertifikat von {{host}} ist nicht zu trauen: {{why}}. Es wurde nichts dorthin gesendet. Bitten Sie den Betreiber des Servers um ein gültiges Zertifikat oder installieren Sie dessen Zertifizierungsstelle auf diesem Computer.',
  signedOut:
    'Sie sind abgemeldet. Melden Sie sich an, um weiterzumachen; nichts, was Sie geschrieben haben, ist verloren.',
  sessionEnded:
    'Ihre Sitzung ist beendet, daher kann hier nichts Neues ankommen. Melden Sie sich wieder an; nichts, was Sie geschrieben haben, ist verloren.',
  signedOutOfServer: 'Sie sind von diesem Server abgemeldet.',
  signInWithoutSession: 'Der Server hat Sie angemeldet, aber keine Sitzung ausgestellt',
  emailOrPasswordWrong:
    'Die E-Mail-Adresse oder das Passwort ist falsch. Prüfen Sie beides und versuchen Sie es erneut.',
  emailOrPasswordRefused:
    'Der Server hat diese E-Mail-Adresse oder dieses Passwort nicht verstanden. Prüfen Sie beides und versuchen Sie es erneut.',
  tooManyTries: 'Zu viele Versuche in kurzer Zeit. Warten Sie eine Minute und versuchen Sie es erneut.',
  signInRefused:
    'Der Server hat die Anmeldung abgelehnt: {{message}}. Versuchen Sie es später erneut oder fragen Sie den Betreiber.',
  messageCheckNetwork: '{{message}}. Prüfen Sie das Netz und versuchen Sie es erneut.',
  currentPasswordWrong: 'Das aktuelle Passwort ist falsch. Versuchen Sie es erneut.',
  newPasswordRefused:
    'Der Server nimmt dieses neue Passwort nicht an: Es muss mindestens 8 Zeichen lang sein. Versuchen Sie ein anderes.',
  thisComputer: 'Mein Computer',
  thisComputerNotRunning: 'Der Server auf diesem Computer läuft nicht.',
  thisComputerSwitchedOff: 'Der Server auf diesem Computer ist ausgeschaltet.',
  coreStoppedAt:
    'Der Server auf diesem Computer wurde um {{at}} unerwartet beendet und neu gestartet. Nichts Beantwortetes ist verloren; offene Aufrufe von Agenten wurden abgebrochen, und die Agenten fragen von selbst erneut.',
  nothingAnswersThere: 'Dort antwortet nichts. Prüfen Sie die Adresse und versuchen Sie es erneut.',
  nothingAnswersAt:
    'Bei {{host}} antwortet nichts. Prüfen Sie die Adresse, Ihr Netz und ob der Server läuft. Placet antwortet meist auf Port 3001 oder, als einzelner Container, auf 8080.',
  notAPlacetServer:
    'Bei {{host}} antwortet ein Server, aber kein Placet-Server oder nicht dessen API. Prüfen Sie die Adresse und den Port; Placet antwortet meist auf Port 3001 oder, als einzelner Container, auf 8080.',
  addressMalformed: 'Das ist keine Webadresse. Geben Sie sie ein wie placet.example.com oder http://192.168.1.20:3001.',
  liveAddressUnknown:
    'Placet antwortet bei {{host}}, liefert dort aber keine Live-Aktualisierungen, und die Seite sagt nicht, wo es sie gibt. Fragen Sie den Betreiber nach der WebSocket-Adresse und geben Sie sie hier ein.',
  liveAddressMalformed:
    'Das ist keine Webadresse. Geben Sie sie ein wie live.example.com oder wss://placet.example.com:3001.',
  liveAddressNotEncrypted:
    'Der Server wird verschlüsselt erreicht, also müssen es auch seine Live-Aktualisierungen sein. Geben Sie eine Adresse ein, die mit https oder wss beginnt.',
  liveAddressOtherwise:
    'Bei {{host}} antwortet ein Server, aber von dort kommen keine Live-Aktualisierungen. Fragen Sie den Betreiber nach der WebSocket-Adresse.',
  liveAddressSilent: 'Bei {{host}} antwortet nichts. Prüfen Sie die Adresse für Live-Aktualisierungen und ihren Port.',
  liveAddressHint:
    'Falls die Live-Aktualisierungen von einer anderen Adresse kommen, geben Sie sie im Menü des Kontos unter „Adressen …“ ein.',
  accountIsThereAlready:
    'Sie haben unter dieser Adresse schon ein Konto: {{name}}. Entfernen Sie zuerst eines der beiden.',
  signInAtNewAddress:
    'Die Adresse des Servers hat sich geändert. Melden Sie sich dort an; was Sie gesehen haben, bleibt.',
  proxyOfOtherKind:
    'Die Netzwerkeinstellungen dieses Systems nennen einen Proxy, den Placet Desk nicht verwenden kann, etwa einen SOCKS-Proxy. Tragen Sie dort einen HTTP-Proxy oder eine Ausnahme für {{host}} ein.',
  proxyUnreachable:
    'Der Proxy {{proxy}} aus den Netzwerkeinstellungen dieses Systems ist nicht erreichbar, daher wurde {{host}} nicht gefragt. Prüfen Sie das Netz und diese Einstellungen.',
  proxyWantsSignIn:
    'Der Proxy {{proxy}} verlangt Namen und Passwort, die Placet Desk ihm nicht geben kann. Bitten Sie den Betreiber des Netzes, {{host}} ohne Anmeldung durchzulassen, oder tragen Sie in den Einstellungen dieses Systems eine Ausnahme ein.',
  proxyRefused:
    'Der Proxy {{proxy}} stellt keine Verbindung zu {{host}} her (Status {{status}}). Prüfen Sie die Adresse oder bitten Sie den Betreiber des Netzes, sie durchzulassen.',
  writeMailQuestion: 'Eine E-Mail mit Ihrem Mailprogramm schreiben?',
  linkDisguised: 'Der Name dieser Seite besteht aus anderen Buchstaben, als es scheint: Das ist ihr wahrer Name.',
  linkNotEncrypted: 'Die Verbindung ist nicht verschlüsselt.',
  openLinkQuestion: '{{host}} in Ihrem Browser öffnen?',
  questionChangedAfterAnswer:
    'Die Frage hat sich geändert, nachdem Sie geantwortet hatten. Es wurde nichts gesendet; sehen Sie sie noch einmal an.',
  backupFailed: 'die Sicherung wurde unerwartet beendet (Exit-Code {{exitCode}})',
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
  pluginsSkipped: 'Einige Plugins werden übersprungen, bis sie in Ordnung gebracht sind. {{reasons}}',
  recordCannotBeWritten:
    'Das Antwortprotokoll lässt sich nicht schreiben ({{reason}}). Antworten werden trotzdem gesendet. Schaffen Sie Platz oder machen Sie {{file}} beschreibbar.',
  coreStopped:
    'Der Server auf diesem Computer wurde unerwartet beendet (Exit-Code {{exitCode}}). Er wird neu gestartet; nichts Beantwortetes ist verloren.',
  coreStoppedAgain:
    'Der Server auf diesem Computer wurde {{times}}-mal unerwartet beendet (Exit-Code {{exitCode}}). Er wird neu gestartet; nichts Beantwortetes ist verloren.',
  questionChangedWhileWaiting:
    'Die Frage hat sich geändert, während Ihre Antwort auf den Server wartete. Es wurde nichts gesendet; sehen Sie sie noch einmal an.',
  passwordAnswerLost:
    'Ihre Antwort enthält ein Passwort, und der Schlüsselbund des Systems öffnet sie nicht mehr. Antworten Sie noch einmal.',
  answerKeptForServer:
    '{{name}} ist nicht erreichbar. Ihre Antwort bleibt erhalten und wird gesendet, sobald der Server wieder da ist.',
  messageKeptForServer: 'Wartet, bis {{name}} erreichbar ist.',
  uploadFailed: '„{{filename}}“ konnte nicht hochgeladen werden. {{reason}}',
  serverUnreachableRetry: 'Der Server ist nicht erreichbar. Senden Sie erneut, wenn er wieder da ist.',
  nothingWaitsForYou: 'Es wartet nichts auf Sie',
  reviewsWait_one: '1 Anfrage wartet',
  reviewsWait_other: '{{count}} Anfragen warten',
  moreInWindow: '{{words}}, {{more}} weitere im Fenster',
  lessThanMinuteLeft: 'noch unter einer Minute',
  minutesLeft: 'noch {{n}} min',
  hoursLeft: 'noch {{n}} Std.',
  keepRunningQuestion: 'Soll Placet Desk weiterlaufen, wenn sein Fenster geschlossen wird?',
  keepRunningMeans:
    'Im Infobereich meldet es weiter, wenn ein Agent fragt. Wird es beendet, warten die Agenten dieses Computers, bis Sie es wieder öffnen. Sie können das in den Einstellungen ändern.',
  keepRunningInTray: 'Im Infobereich weiterlaufen',
  quit: 'Beenden',
  trayTip: 'Placet Desk: {{state}}',
  trayAccountNeedsYou: 'Ein Konto braucht Ihre Aufmerksamkeit: siehe Fenster',
  openPlacetDesk: 'Placet Desk öffnen',
  noSuggestions: 'Keine Vorschläge',
  addDictionary: 'Zum Wörterbuch hinzufügen',
  shortcutRefused:
    'Das System überlässt {{wanted}} nicht Placet Desk: Ein anderes Programm verwendet es, oder dieser Desktop erlaubt solche Tasten nicht. Wählen Sie andere.',
  printFailed:
    'Das System hat es nicht gedruckt ({{reason}}). Prüfen Sie, ob ein Drucker da ist, oder speichern Sie es als PDF.',
  linkedReviewUnknown:
    'Dieser Link führt zu einer Anfrage, die nicht in Ihrem Eingang ist. Vielleicht wurde sie gelöscht, oder sie ist in einem Konto, das nicht auf diesem Computer ist.',
  daysLeft_one: 'noch {{count}} Tag',
  daysLeft_other: 'noch {{count}} Tage',
  menuFile: 'Datei',
  menuView: 'Ansicht',
  actualSize: 'Originalgröße',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  nothingWaits: 'Es wartet nichts.',
  demoStopped:
    'Die Agenten der Demo wurden unerwartet beendet. Starten Sie die Demo noch einmal, oder entfernen Sie, was sie angelegt hat.',
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
    'Es wurde nichts gespeichert: Der Datenträger ist voll. Schaffen Sie Platz oder wählen Sie einen anderen, und versuchen Sie es erneut.',
  savePlaceClosed:
    'Es wurde nichts gespeichert: Dort lässt sich nicht schreiben. Wählen Sie einen anderen Ordner und versuchen Sie es erneut.',
  saveDiskReadOnly:
    'Es wurde nichts gespeichert: Dieser Datenträger lässt sich nur lesen. Wählen Sie einen anderen und versuchen Sie es erneut.',
  saveFolderGone:
    'Es wurde nichts gespeichert: Diesen Ordner gibt es nicht mehr. Wählen Sie einen anderen und versuchen Sie es erneut.',
  saveNameTaken:
    'Es wurde nichts gespeichert: Es gibt einen Ordner dieses Namens. Wählen Sie einen anderen Namen und versuchen Sie es erneut.',
  saveFailed: 'Es wurde nichts gespeichert: {{reason}}. Versuchen Sie es erneut.',
  fileNotWhole: 'die Datei kam nicht vollständig an',
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
    'Die Entscheidungen über Mitteilungen lassen sich nicht für den nächsten Start speichern ({{reason}}). Schaffen Sie Platz oder machen Sie {{file}} beschreibbar.',
};
