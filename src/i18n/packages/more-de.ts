import type { PackageMoreMessages } from './messages.ts';

export const messages: PackageMoreMessages = {
  packages: 'Pakete',
  building: 'Pakete in Arbeit',
  noOthers: 'Es gibt keine anderen Pakete.',
  noneToMerge: 'Es gibt kein anderes fertiges Paket.',
  listFailed: 'Die anderen Pakete konnten nicht geladen werden.',
  chosen: (count) => (count === 1 ? '1 anderes Paket ausgewählt' : `${count} andere Pakete ausgewählt`),
  mergeHint: 'Wählen Sie die Pakete, die mit diesem zusammengeführt werden. Aus allen entsteht ein neues Paket.',
  doMerge: 'Zusammenführen',
  cancel: 'Abbrechen',

  busy: {
    regenerate: 'Wird neu erstellt …',
    again: 'Das Paket wird neu angelegt …',
    merge: 'Wird zusammengeführt …',
    download: 'Wird heruntergeladen …',
  },
  failed: {
    regenerate: 'Das Paket wurde nicht neu erstellt.',
    again: 'Das Paket wurde nicht neu angelegt.',
    merge: 'Die Pakete wurden nicht zusammengeführt.',
    download: 'Die Liste wurde nicht heruntergeladen.',
  },
  unsure: [
    'Es ist nicht sicher, ob dies ausgeführt wurde.',
    'Die Antwort kam nicht an. Sehen Sie nach, was der Dienst jetzt sagt, bevor Sie es erneut versuchen.',
  ],
  look: 'Erneut nachsehen',
  regenerated: 'Das Paket wird neu erstellt.',
  isNew: {
    again: 'Das Paket wurde neu angelegt. Sie sehen jetzt das neue.',
    merge: 'Die Pakete wurden zusammengeführt. Sie sehen jetzt das neue Paket.',
  },
  inList: 'Es ist geschehen. Das neue Paket steht unter den anderen Paketen.',

  soFar: (amount) => `Bisher ${amount}`,
  saved: (file) => `Gespeichert als ${file}.`,
  handedOver: 'Ihr Browser hat den Download begonnen.',
  notDone: 'Die Liste ist nicht mehr verfügbar: siehe den Status des Pakets.',
  notSaved: 'Die Datei konnte nicht geschrieben werden. Prüfen Sie Ort und freien Platz und versuchen Sie es erneut.',
  broken: 'Die Liste hat eine Zeile, die sich nicht lesen lässt. Nehmen Sie stattdessen die Liste für CRM.',
  csv: 'Kundenliste (CSV)',
};
