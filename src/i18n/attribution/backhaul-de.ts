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
  noResult: 'Es gibt keine Auswertung.',
  noResultYet: 'Es gibt noch keine Auswertung. Ist das Paket fertig, kann sie noch einige Minuten dauern.',
  building: 'Das Paket wird noch erstellt; die Auswertung folgt danach.',
  waiting: (asked, shown) =>
    shown
      ? `Neue Auswertung um ${asked} angefordert. Sie sehen das Ergebnis, das um ${shown} da war.`
      : `Neue Auswertung um ${asked} angefordert. Es gibt noch kein Ergebnis.`,
  maybeSame: (asked) =>
    `Neue Auswertung um ${asked} angefordert. Die Zahlen sind seit 10 Minuten gleich: Vielleicht ist das Ergebnis dasselbe.`,
  lookAgain: 'Erneut nachsehen',
  looked: (time) => `Zuletzt nachgesehen um ${time}.`,
  noOther: 'Kein anderes Ergebnis.',
  newResult: (time) => `Neues Ergebnis von ${time}.`,
  unsureResult: (time) =>
    `Um ${time} ist ein Ergebnis gekommen; vielleicht gehört es noch zu einem früheren Speichern. Es wird weiter nachgesehen.`,
  behind:
    'Ein Ergebnis kann einige Minuten hinter den Einstellungen liegen: Die API sagt nicht, wann es entstanden ist.',

  settings: 'So werden Verkäufe gezählt',
  model: 'Gezählt',
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
