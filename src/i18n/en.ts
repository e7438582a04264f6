import type { Messages } from './messages.ts';

export const messages: Messages = {
  retry: 'Try again',
  noData: 'No data',
  loading: 'Loading…',
  slow: 'This is taking longer than usual…',
  stale: (time) => `Could not be updated. This is the state as of ${time}.`,
  unavailable: 'This cannot be shown at the moment.',

  card: {
    untitled: 'Untitled event',
    capacity: (people) => `Capacity\u00a0${people}`,
    status: {
      active: 'Active',
      archived: 'Archived',
      cancelled: 'Cancelled',
      flagged: 'Flagged',
      hidden: 'Hidden',
      soldOut: 'Sold out',
    },
    campaign: {
      RUNNING: 'Campaign running',
      OPEN: 'Campaign open',
      CLOSED: 'Campaign closed',
      IGNORED: 'Campaign ignored',
      PAUSED: 'Campaign paused',
    },
    partFailed: (part) => `Could not be loaded: ${part}.`,

    figures: 'Figures',
    ticketsSold: 'Tickets sold',
    ofCapacity: (people) => `of ${people}`,
    revenue: 'Revenue',
    spent: 'Spent',
    roas: 'ROAS',

    prediction: 'Prediction',
    benchmark: (percent) => `Benchmark ${percent}`,
    against: (points) =>
      points
        ? `${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'} ${points > 0 ? 'above' : 'below'} the benchmark`
        : 'At the benchmark',
    noPrediction: 'There is no prediction yet.',

    curve: 'Sales curve',
    thisEvent: 'This event',
    average: 'Average',
    curveText: (current, average) => `Sold so far: ${current}. Average of similar events at this point: ${average}.`,
    noCurve: 'There are no sales yet.',

    clusters: 'Taste clusters',
    run: (id) => `Run ${id}`,
    affinity: (percent) => `Affinity ${percent}`,
    reach: (people) => `Reach ${people}`,
    moreClusters: (count) => (count === 1 ? '1 more cluster' : `${count} more clusters`),
    noClusters: 'There are no taste clusters yet.',
  },
};
