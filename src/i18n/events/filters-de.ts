import type { EventFilterMessages } from './messages.ts';

export const messages: EventFilterMessages = {
  filters: 'Filter',
  active: 'Aktive Filter',
  dates: 'Datum',
  since: 'Von',
  until: 'Bis',
  wrongDates: 'Der erste Tag liegt nach dem letzten.',
  city: 'Stadt',
  venue: 'Spielstätte',
  elsewhere: 'Andere Städte',
  placesFailed: 'Städte und Spielstätten konnten nicht geladen werden.',
  noPlaces: 'Es gibt keine Städte oder Spielstätten zur Auswahl.',
  status: 'Status',
  anyStatus: 'Jeder Status',
  flagged: 'Nur markierte',
  archived: 'Archivierte Events einschließen',
  clearAll: 'Alle zurücksetzen',
  sinceDay: (day) => `Ab ${day}`,
  untilDay: (day) => `Bis ${day}`,
  remove: (filter) => `Filter entfernen: ${filter}`,
};
