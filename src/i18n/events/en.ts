import type { EventListMessages } from './messages.ts';

export const messages: EventListMessages = {
  events: 'Events',
  search: 'Search events',
  filters: (count) => (count ? `Filters (${count})` : 'Filters'),
  found: (text, count) => (count === 1 ? '1 event' : `${text} events`),
  foundSoFar: (text) => `${text} events so far`,
  none: 'There are no events yet.',
  noMatch: 'No events match.',
  clear: 'Clear the filters',
  failed: 'The events cannot be shown.',
  more: 'Load more',
  moreFailed: 'More events could not be loaded.',
  end: 'These are all events.',
  chosen: (text, count) => (count ? (count === 1 ? '1 event chosen' : `${text} events chosen`) : 'No event chosen'),
  elsewhere: (title) => `“${title}” is chosen, but not among the events shown.`,
  severalElsewhere: (count) =>
    count === 1 ? '1 chosen event is not among those shown.' : `${count} chosen events are not among those shown.`,
  filtersFailed: 'The filters cannot be shown at the moment.',
};
