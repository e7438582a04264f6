import type { EventFilterMessages } from './messages.ts';

export const messages: EventFilterMessages = {
  filters: 'Filters',
  active: 'Active filters',
  dates: 'Date',
  since: 'From',
  until: 'To',
  wrongDates: 'The first day is after the last one.',
  city: 'City',
  venue: 'Venue',
  elsewhere: 'Other cities',
  placesFailed: 'Cities and venues could not be loaded.',
  noPlaces: 'There are no cities or venues to choose from.',
  status: 'Status',
  anyStatus: 'Any status',
  flagged: 'Flagged only',
  archived: 'Include archived events',
  clearAll: 'Clear all',
  sinceDay: (day) => `From ${day}`,
  untilDay: (day) => `To ${day}`,
  remove: (filter) => `Remove filter: ${filter}`,
};
