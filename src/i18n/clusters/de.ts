import type { ClusterMessages } from './messages.ts';

export const messages: ClusterMessages = {
  title: 'Taste Cluster',
  unnamed: 'Ein Lauf ohne Nummer',
  newest: 'Neuester',
  available: (id) => `Lauf ${id} ist verfügbar`,

  changes: (newest, kept, added, gone) =>
    `Es gibt eine neuere Empfehlung. Mit Lauf ${newest} ${kept === 1 ? 'bleibt 1 Cluster' : `bleiben ${kept} Cluster`}, ${added === 1 ? '1 kommt' : `${added} kommen`} hinzu und ${gone === 1 ? '1 fällt' : `${gone} fallen`} weg.`,
  details: 'Was sich ändert',
  kept: 'Bleiben',
  added: 'Neu',
  gone: 'Fallen weg',
  affinityIs: (percent) => `Affinität ${percent}`,
  affinityMoves: (before, after) => `Affinität ${before} → ${after}`,
  show: (id) => `Lauf ${id} anzeigen`,
  back: (id) => `Zurück zu Lauf ${id}`,

  rank: 'Nach Ziel und Budget ordnen',
  sort: 'Sortieren nach',
  columns: {
    cluster: 'Cluster',
    rank: 'Rang',
    affinity: 'Affinität',
    reach: 'Reichweite',
    share: 'Anteil',
    tickets: 'Erwartete Tickets',
    revenue: 'Erwarteter Umsatz',
  },

  selection: 'Auswahl',
  chosen: (count, of) => `${count} von ${of} ausgewählt`,
  atMost: (people, share) =>
    share
      ? `erreichen höchstens ${people} Personen, ${share} aller Erreichbaren`
      : `erreichen höchstens ${people} Personen`,
  overlap: 'Höchstens, weil eine Person in mehreren Clustern sein kann.',
  unknown: (count) => `Nicht mitgezählt: ${count}, deren Reichweite nicht bekannt ist.`,
  tickets: (count) => `${count} Tickets`,
  expected: (value) => `Prognose für die ausgewählten: ${value}.`,
  all: 'Alle auswählen',
  none: 'Keine auswählen',

  empty: 'Für dieses Event gibt es noch keine Taste Cluster.',
  failed: 'Die Taste Cluster können nicht angezeigt werden.',
  unreadable: (id) => `Lauf ${id} ist nicht mehr lesbar.`,
  isNewest: (id) => `Der neueste Lauf dieses Events ist Lauf ${id}. Seine Cluster können abweichen.`,
};
