import type { Messages } from './messages.ts';

export const messages: Messages = {
  retry: 'Erneut versuchen',
  noData: 'Keine Daten',
  loading: 'Wird geladen …',
  slow: 'Das dauert länger als gewöhnlich …',
  stale: (time) => `Aktualisierung fehlgeschlagen. Sie sehen den Stand von ${time}.`,
  unavailable: 'Dies kann gerade nicht angezeigt werden.',

  card: {
    untitled: 'Event ohne Titel',
    capacity: (people) => `Kapazität\u00a0${people}`,
    status: {
      active: 'Aktiv',
      archived: 'Archiviert',
      cancelled: 'Abgesagt',
      flagged: 'Markiert',
      hidden: 'Ausgeblendet',
      soldOut: 'Ausverkauft',
    },
    campaign: {
      RUNNING: 'Kampagne läuft',
      OPEN: 'Kampagne offen',
      CLOSED: 'Kampagne beendet',
      IGNORED: 'Kampagne ignoriert',
      PAUSED: 'Kampagne pausiert',
    },
    partFailed: (part) => `Konnte nicht geladen werden: ${part}.`,

    figures: 'Kennzahlen',
    ticketsSold: 'Verkaufte Tickets',
    ofCapacity: (people) => `von ${people}`,
    revenue: 'Umsatz',
    spent: 'Ausgaben',
    roas: 'ROAS',

    prediction: 'Prognose',
    benchmark: (percent) => `Benchmark ${percent}`,
    against: (points) =>
      points
        ? `${Math.abs(points)} ${Math.abs(points) === 1 ? 'Punkt' : 'Punkte'} ${points > 0 ? 'über' : 'unter'} dem Benchmark`
        : 'Genau auf dem Benchmark',
    noPrediction: 'Es gibt noch keine Prognose.',

    curve: 'Verkaufskurve',
    thisEvent: 'Dieses Event',
    average: 'Durchschnitt',
    curveText: (current, average) =>
      `Bisher verkauft: ${current}. Durchschnitt ähnlicher Events zu diesem Zeitpunkt: ${average}.`,
    noCurve: 'Es gibt noch keine Verkäufe.',

    clusters: 'Taste Cluster',
    run: (id) => `Lauf ${id}`,
    affinity: (percent) => `Affinität ${percent}`,
    reach: (people) => `Reichweite ${people}`,
    moreClusters: (count) => (count === 1 ? '1 weiteres Cluster' : `${count} weitere Cluster`),
    noClusters: 'Es gibt noch keine Taste Cluster.',
  },
};
