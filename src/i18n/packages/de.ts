import type { PackageMessages } from './messages.ts';

export const messages: PackageMessages = {
  untitled: 'Paket ohne Titel',
  status: {
    INITIALIZING: ['Wird vorbereitet', 'Das Paket wird vorbereitet. Die Kundenlisten erscheinen danach von selbst.'],
    INPROGRESS: ['In Arbeit', 'Die Kundenlisten werden erstellt. Sie erscheinen hier von selbst.'],
    DONE: ['Fertig', 'Die Kundenlisten sind fertig.'],
    FAILED: [
      'Fehlgeschlagen',
      'Das Paket konnte nicht erstellt werden und hat keine Kundenlisten. Es kann neu angelegt werden.',
    ],
    EXPIRED: [
      'Abgelaufen',
      'Die Kundenlisten sind aus Datenschutzgründen nicht mehr verfügbar. Das Paket kann neu erstellt werden.',
    ],
  },
  noStatus: 'Kein Status',
  newStatus: 'Diesen Status kennen wir noch nicht; wir sehen seltener nach.',
  changed: (title, status) => `Paket „${title}“: ${status}.`,

  elapsed: (duration) => `In Arbeit seit: ${duration}`,
  usual: (from, to) => `Üblich sind ${from} bis ${to} Minuten.`,
  long: (from, to) => `Das dauert länger als die üblichen ${from} bis ${to} Minuten.`,
  stuck: (id) =>
    `Wahrscheinlich ist die Erstellung hängen geblieben. Fragen Sie Ihre Ansprechperson bei Future Demand und nennen Sie das Paket ${id}.`,
  bar: (minutes) => `Vergangene Zeit, gemessen an ${minutes} Minuten`,

  created: (moment) => `Erstellt: ${moment}`,
  expires: (date) => `Läuft etwa am ${date} ab`,
  customers: 'Kunden',
  twice: 'Wer in zwei Listen steht, zählt doppelt.',
  size: (customers, count) => `${customers} ${count === 1 ? 'Kunde' : 'Kunden'}`,
  lists: 'Kundenlisten',
  noLists: 'Der Dienst nennt keine Kundenlisten.',
  targeting: 'Targeting',
  modes: { lookalike: 'Lookalike', intent: 'Intent' },
  run: 'Taste Cluster',

  crm: 'Für CRM',
  spreadsheet: 'Für Tabellen',
  why: 'Für CRM: die Liste, wie sie kommt. Für Tabellen: formelsicher, damit beim Öffnen keine Zelle als Formel ausgeführt wird.',

  merged: 'Dieses Paket ist in einem anderen aufgegangen.',
  toMerged: 'Zusammengeführtes Paket anzeigen',
  regenerate: 'Neu erstellen',
  again: 'Mit denselben Einstellungen neu anlegen',
  noSettings: 'Die Einstellungen sind hier nicht bekannt. Legen Sie das Paket in der Future-Demand-Web-App neu an.',
  merge: 'Mit anderen zusammenführen',
  others: 'Andere Pakete',
  back: 'Alle Pakete',

  none: 'Es gibt noch keine Pakete. Legen Sie eines in der Future-Demand-Web-App an.',
  noneBuilding: 'Zurzeit wird kein Paket erstellt.',
  noneOfEvent: 'Für dieses Event gibt es noch kein Paket.',
  failed: 'Dieses Paket kann nicht angezeigt werden.',
  listFailed: 'Die Pakete können nicht angezeigt werden.',
};
