import type { CampaignMessages } from './messages.ts';

export const messages: CampaignMessages = {
  revenue: 'Daily revenue',
  results: 'Attribution / adjustments',
  show: (rows) => (rows === 1 ? 'Show 1 row' : `Show ${rows} rows`),
  hide: 'Hide rows',
  notAvailable: 'The single attribution rows are not available for your account. The chart shows all there is.',
  none: 'There are no attribution rows yet.',
  all: (rows) => `Show all ${rows} rows`,

  date: 'Date',
  tickets: 'Tickets',
  money: 'Revenue',
  source: 'Source',
  automated: 'Automated',
  byHand: 'Added by hand',
  total: 'Total',
  remove: (row) => `Delete: ${row}`,
  row: (date, tickets, count, money) => `${date}, ${tickets} ${count === 1 ? 'ticket' : 'tickets'}, ${money}`,
  add: 'Add an adjustment',
};
