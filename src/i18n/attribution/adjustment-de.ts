import type { AdjustmentMessages } from './messages.ts';

export const messages: AdjustmentMessages = {
  cancel: 'Abbrechen',
  save: 'Speichern',
  saving: 'Wird gespeichert …',
  refused: 'Ihr Konto darf dies nicht ändern. Bitten Sie Ihre Administration um Zugriff.',
  unsureTitle: 'Es ist nicht sicher, ob dies ausgeführt wurde.',
  unsure: 'Es kam keine lesbare Antwort. Sehen Sie die Zeilen an, bevor Sie es erneut versuchen.',
  readAt: (time) => `Die Zeilen haben den Stand von ${time}.`,
  look: 'Erneut nachsehen',

  title: 'Anpassung eintragen',
  note: 'Nur für Verkäufe, die im Datenfeed fehlen, etwa Tickets von der Abendkasse.',
  tickets: 'Tickets',
  money: (currency) => (currency ? `Umsatz in ${currency}` : 'Umsatz'),
  ticketsWrong: 'Geben Sie eine ganze Zahl ab 1 ein.',
  moneyWrong: (example) => `Geben Sie einen Betrag ab 0 ein, zum Beispiel ${example}.`,
  next: 'Prüfen und eintragen',
  addTitle: (tickets, money, event) =>
    `${tickets} ${tickets === 1 ? 'Ticket' : 'Tickets'} und ${money} für ${event} eintragen?`,
  addText: 'Die Anpassung erscheint im Umsatz pro Tag. Nur für Verkäufe, die im Datenfeed fehlen.',
  addNow: 'Anpassung eintragen',
  adding: 'Wird eingetragen …',
  added: (tickets, money) => `Eingetragen: ${tickets} ${tickets === 1 ? 'Ticket' : 'Tickets'} und ${money}.`,
  deleteTitle: (row) => `Anpassung löschen: ${row}?`,
  deleteText: 'Sie verschwindet aus dem Umsatz pro Tag und lässt sich nicht wiederherstellen, nur erneut eintragen.',
  deleteNow: 'Anpassung löschen',
  deleting: 'Wird gelöscht …',
  deleted: (row) => `Gelöscht: ${row}.`,
  notAdded: 'Die Anpassung wurde nicht eingetragen.',
  notDeleted: (row) => `Nicht gelöscht: ${row}.`,
};
