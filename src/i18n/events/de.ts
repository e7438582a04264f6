import type { EventListMessages } from './messages.ts';

export const messages: EventListMessages = {
  events: 'Events',
  search: 'Events suchen',
  filters: (count) => (count ? `Filter (${count})` : 'Filter'),
  found: (text, count) => (count === 1 ? '1 Event' : `${text} Events`),
  foundSoFar: (text) => `Bisher ${text} Events`,
  none: 'Es gibt noch keine Events.',
  noMatch: 'Keine Events gefunden.',
  clear: 'Filter zurücksetzen',
  failed: 'Die Events können nicht angezeigt werden.',
  more: 'Mehr laden',
  moreFailed: 'Weitere Events konnten nicht geladen werden.',
  end: 'Das sind alle Events.',
  chosen: (text, count) =>
    count ? (count === 1 ? '1 Event ausgewählt' : `${text} Events ausgewählt`) : 'Kein Event ausgewählt',
  elsewhere: (title) => `„${title}“ ist ausgewählt, aber nicht unter den angezeigten Events.`,
  severalElsewhere: (count) =>
    count === 1
      ? '1 ausgewähltes Event ist nicht unter den angezeigten.'
      : `${count} ausgewählte Events sind nicht unter den angezeigten.`,
  filtersFailed: 'Die Filter können gerade nicht angezeigt werden.',
};
