import type { AccessMessages } from '../messages.ts';

export const messages: AccessMessages = {
  errors: {
    'sign-in-required': 'Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.',
    'partner-forbidden':
      'Dieser Partner hat keinen Zugriff darauf. Sollte er ihn haben, fragen Sie Ihre Administration.',
    'partner-mismatch':
      'Die Antwort war für einen anderen Partner bestimmt und wird nicht angezeigt. Bitte informieren Sie die Betreiber dieser Seite.',
    'not-available': 'Ihr Konto darf dies nicht sehen. Bitten Sie Ihre Administration um Zugriff.',
    'not-found': 'Das gibt es bei diesem Partner nicht. Prüfen Sie die ID.',
    conflict: 'Inzwischen hat jemand anderes etwas geändert. Laden Sie neu.',
    'half-done':
      'Möglicherweise ist nur die eine Hälfte davon ausgeführt. Sehen Sie noch einmal nach, bevor Sie es wiederholen.',
    'request-invalid':
      'Der Dienst hat die Anfrage nicht angenommen. Prüfen Sie die Angaben und versuchen Sie es erneut.',
    'rate-limited': 'Zu viele Anfragen auf einmal. Warten Sie einen Moment und versuchen Sie es erneut.',
    server: 'Der Dienst ist gerade gestört. Versuchen Sie es in einer Minute erneut.',
    network: 'Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    timeout: 'Der Dienst hat zu lange nicht geantwortet. Versuchen Sie es erneut.',
    'response-shape': 'Die Antwort des Dienstes ist nicht lesbar. Versuchen Sie es erneut.',
  },
  reasons: {
    invalid_credentials: 'Benutzername oder Passwort ist falsch. Bitte prüfen Sie beides.',
    account_disabled: 'Dieses Konto ist gesperrt. Bitten Sie Ihre Administration, es freizuschalten.',
    external_user: 'Externe Konten können sich hier nicht anmelden. Nutzen Sie ein Konto Ihres Partners.',
    challenge_refused: 'Dieser Code ist falsch oder abgelaufen. Geben Sie den aktuellen Code ein.',
    challenge_expired: 'Für diese Anmeldung gilt kein Code mehr. Bitte melden Sie sich erneut an.',
    challenge_unsupported:
      'Für diese Anmeldung ist ein weiterer Schritt nötig. Erledigen Sie ihn in der Future-Demand-Web-App und melden Sie sich dann hier an.',
    sign_in_busy: 'Zu viele Anmeldungen auf einmal. Versuchen Sie es in einer Minute erneut.',
    too_many_attempts: 'Zu viele Versuche. Warten Sie einige Minuten und versuchen Sie es erneut.',
  },
  requestId: (id) => `Anfrage-ID für den Support: ${id}`,

  retry: 'Erneut versuchen',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  signedInAs: (email) => `Angemeldet als ${email}`,
  choosePartner: 'Partner wählen',
  switchTo: (partner) => `Zu ${partner} wechseln`,

  noProvider: (tag) => `<${tag}> muss innerhalb von <fd-provider> stehen.`,
  noEvent: 'Es ist kein Event ausgewählt. Setzen Sie event-id, um eines anzuzeigen.',
  eventFailed: 'Dieses Event kann nicht angezeigt werden.',
  sessionFailed: 'Future Demand ist nicht erreichbar.',
  signedOut: 'Melden Sie sich bei Future Demand an, um dies zu sehen.',
  challenge: 'Ihre Anmeldung ist noch nicht abgeschlossen.',
  partnerNeeded: 'Wählen Sie den Partner, dessen Daten Sie sehen möchten.',
  noPartner: 'Ihr Konto gehört noch zu keinem Partner. Bitten Sie Ihre Administration, Sie hinzuzufügen.',
  notYourPartner: (id) => `Ihr Konto gehört nicht zum Partner ${id}.`,
  windowBlocked: 'Ihr Browser hat das Anmeldefenster blockiert.',

  picker: {
    label: 'Partner',
    none: 'Partner wählen …',
    switched: (name) => `Sie sehen jetzt die Daten von ${name}.`,
  },

  form: {
    username: 'Benutzername',
    password: 'Passwort',
    showPassword: 'Passwort anzeigen',
    code: 'Code',
    appCode: 'Geben Sie den Code ein, den Ihre Authenticator-App anzeigt.',
    smsCode: 'Geben Sie den Code ein, der an Ihr Telefon gesendet wurde.',
    otherCode: 'Geben Sie den Code ein, der Ihnen gesendet wurde.',
    checkCode: 'Code prüfen',
    remember: 'Dieses Gerät merken',
    startAgain: 'Von vorn beginnen',
    newPassword:
      'Ihr Konto braucht ein neues Passwort. Legen Sie es in der Future-Demand-Web-App fest und melden Sie sich dann hier an.',
    mfaSetup:
      'Ihr Konto braucht einen zweiten Faktor, etwa eine Authenticator-App. Richten Sie ihn in der Future-Demand-Web-App ein und melden Sie sich dann hier an.',
    usernameMissing: 'Geben Sie Ihren Benutzernamen ein.',
    passwordMissing: 'Geben Sie Ihr Passwort ein.',
    codeMissing: 'Geben Sie den Code ein.',
    busy: 'Anmeldung läuft …',
    signedIn: 'Sie sind angemeldet.',
    canClose: 'Sie können dieses Fenster schließen.',
  },
};
