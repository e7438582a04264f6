import type { CampaignMessages } from './messages.ts';

export const messages: CampaignMessages = {
  revenue: 'Umsatz pro Tag',
  results: 'Attribution / Anpassungen',
  show: (rows) => (rows === 1 ? '1 Zeile anzeigen' : `${rows} Zeilen anzeigen`),
  hide: 'Zeilen ausblenden',
  notAvailable: 'Die einzelnen Attributionszeilen stehen Ihrem Konto nicht offen. Das Diagramm zeigt alles Verfügbare.',
  none: 'Es gibt noch keine Attributionszeilen.',
  all: (rows) => `Alle ${rows} Zeilen anzeigen`,

  date: 'Datum',
  tickets: 'Tickets',
  money: 'Umsatz',
  source: 'Quelle',
  automated: 'Automatisch',
  byHand: 'Von Hand eingetragen',
  total: 'Summe',
  remove: (row) => `Löschen: ${row}`,
  row: (date, tickets, count, money) => `${date}, ${tickets} ${count === 1 ? 'Ticket' : 'Tickets'}, ${money}`,
  add: 'Anpassung eintragen',
};
