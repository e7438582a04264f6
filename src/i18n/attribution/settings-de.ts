import type { SettingsMessages } from './messages.ts';

export const messages: SettingsMessages = {
  cancel: 'Abbrechen',
  save: 'Speichern und neu auswerten',
  saving: 'Wird gespeichert …',
  refused: 'Ihr Konto darf dies nicht ändern. Bitten Sie Ihre Administration um Zugriff.',
  unsureTitle: 'Es ist nicht sicher, ob dies ausgeführt wurde.',
  unsure: 'Es kam keine lesbare Antwort. Sehen Sie die Einstellungen an, bevor Sie es erneut versuchen.',
  readAt: (time) => `Die Einstellungen haben den Stand von ${time}.`,
  look: 'Erneut nachsehen',

  sentences: {
    ALL_PURCHASES: 'Jeder Kauf einer Kundin oder eines Kunden im Zeitfenster.',
    EVENTS_FROM_PACKAGE: 'Nur Käufe für Events in diesem Paket.',
    EVENT_SERIES: 'Käufe in derselben Reihe von Events.',
  },
  unknown: 'Dieses Modell ist hier nicht beschrieben.',
  usual: 'üblich',
  windowNote: 'In Tagen ab dem Datum der E-Mail.',
  windowWrong: 'Geben Sie eine ganze Zahl von Tagen ab 1 ein.',
  windowLong: 'Das ist mehr als ein Jahr. Es wird so gespeichert.',
  dateNote: 'Freiwillig. Das Zeitfenster beginnt an dem Tag, an dem die E-Mail versendet wurde.',
  dateWrong: 'Geben Sie ein vollständiges Datum ein oder keines.',
  saveNote: 'Mit dem Speichern beginnt eine neue Auswertung.',
  defaultsNote: 'Gilt nur für neue Pakete.',
  saveDefaults: 'Standard speichern',
  unsaved: 'Es gibt nicht gespeicherte Änderungen.',
  discard: 'Änderungen verwerfen',
  saved: 'Die Einstellungen sind gespeichert.',
  defaultsSaved: 'Der Standard für neue Pakete ist gespeichert.',
  notSaved: 'Die Einstellungen wurden nicht gespeichert.',
};
