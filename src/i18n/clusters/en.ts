import type { ClusterMessages } from './messages.ts';

const clusters = (count: number): string => `${count} ${count === 1 ? 'cluster' : 'clusters'}`;

export const messages: ClusterMessages = {
  title: 'Taste clusters',
  unnamed: 'A run without a number',
  newest: 'Newest',
  available: (id) => `Run ${id} is available`,

  changes: (newest, kept, added, gone) =>
    `There is a newer recommendation. With run ${newest}, ${clusters(kept)} ${kept === 1 ? 'stays' : 'stay'}, ${added} ${added === 1 ? 'is' : 'are'} new and ${gone} ${gone === 1 ? 'is' : 'are'} gone.`,
  details: 'What changes',
  kept: 'Stay',
  added: 'New',
  gone: 'Gone',
  affinityIs: (percent) => `Affinity ${percent}`,
  affinityMoves: (before, after) => `Affinity ${before} → ${after}`,
  show: (id) => `Show run ${id}`,
  back: (id) => `Back to run ${id}`,

  rank: 'Rank for a goal and budget',
  sort: 'Sort by',
  columns: {
    cluster: 'Cluster',
    rank: 'Rank',
    affinity: 'Affinity',
    reach: 'Reach',
    share: 'Share',
    tickets: 'Expected tickets',
    revenue: 'Expected revenue',
  },

  selection: 'Selection',
  chosen: (count, of) => `${count} of ${of} selected`,
  atMost: (people, share) =>
    share ? `reach at most ${people} people, ${share} of all who can be reached` : `reach at most ${people} people`,
  overlap: 'At most, because one person may be in several clusters.',
  unknown: (count) => `Not counted: ${count} whose reach is not known.`,
  tickets: (count) => `${count} tickets`,
  expected: (value) => `Predicted for the selected: ${value}.`,
  all: 'Select all',
  none: 'Select none',

  empty: 'There are no taste clusters for this event yet.',
  failed: 'The taste clusters cannot be shown.',
  unreadable: (id) => `Run ${id} cannot be read any more.`,
  isNewest: (id) => `The newest run of this event is run ${id}. Its clusters may differ.`,
};
