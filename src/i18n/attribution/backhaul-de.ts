import type { BackhaulMessages } from './messages.ts';

export const messages: BackhaulMessages = {
  title: 'Verkäufe aus dem Zielgruppen-Paket',
  package: 'Paket',
  customers: 'Kunden',
  tickets: 'Tickets',
  purchases: 'Käufe',
  rate: 'Kaufquote',
  rateShort: 'Quote',
  rateNote: 'Käufe pro Kunde',
  cluster: 'Cluster',
  result: 'Ergebnis nach Cluster',
  compare: 'Balken vergleichen',
  noResult: 'Es gibt noch keine Auswertung. Sie beginnt, wenn die Einstellungen gespeichert werden.',
  waiting: (asked, shown) =>
    shown
      ? `Neue Auswertung um ${asked} angefordert. Sie sehen das letzte Ergebnis von ${shown}.`
      : `Neue Auswertung um ${asked} angefordert. Es gibt noch kein Ergebnis.`,
  maybeSame: (asked) =>
    `Neue Auswertung um ${asked} angefordert. Die Zahlen sind seit 10 Minuten gleich: Vielleicht ist das Ergebnis dasselbe.`,
  lookAgain: 'Erneut nachsehen',
  newResult: (time) => `Neues Ergebnis von ${time}.`,
  unsureResult: (time) =>
    `Um ${time} ist ein Ergebnis gekommen; vielleicht gehört es noch zu den Einstellungen davor. Es wird weiter nachgesehen.`,
  behind:
    'Ein Ergebnis kann einige Minuten hinter den Einstellungen liegen: Die API sagt nicht, wann es entstanden ist.',

  settings: 'So werden Verkäufe gezählt',
  model: 'Gezählt werden',
  models: {
    ALL_PURCHASES: 'Alle Käufe',
    EVENTS_FROM_PACKAGE: 'Events des Pakets',
    EVENT_SERIES: 'Die Reihe der Events',
  },
  window: 'Zeitfenster',
  days: (count) => (count === 1 ? '1 Tag' : `${count} Tage`),
  mailDate: 'E-Mail versendet am',
  noMailDate: 'Nicht angegeben',
  change: 'Einstellungen ändern',
  close: 'Einstellungen schließen',
  unsaved: 'Es gibt nicht gespeicherte Änderungen.',
  defaults: 'Standard für neue Pakete',
};
