import type { ChartMessages } from './messages.ts';

export const messages: ChartMessages = {
  metric: 'Figure',
  revenue: 'Revenue',
  tickets: 'Tickets',
  range: 'Period',
  days: (count) => `${count} days`,
  all: 'All',
  adjustment: 'Manual adjustment',
  perDay: { revenue: 'Revenue per day', tickets: 'Tickets per day' },
  perWeek: { revenue: 'Revenue per week', tickets: 'Tickets per week' },
  weeks: 'There are more days than fit, so each bar is a week.',
  label: (metric, from, to) => `${metric}, ${from} to ${to}. Chart.`,
  keys: {
    day: 'Read it day by day with the arrow keys, Page Up, Page Down, Home and End.',
    week: 'Read it week by week with the arrow keys, Page Up, Page Down, Home and End.',
  },
  hint: 'Point at a bar, or use the arrow keys, to read it.',
  today: 'Today',
  lastDay: (date) => `Last day: ${date}`,
  span: (from, to) => `${from} to ${to}`,
  reading: (day, money, tickets) => `${day}: revenue ${money}, tickets ${tickets}.`,
  withAdjustment: (reading, money, tickets) => `${reading} Manual adjustment: ${money}, tickets ${tickets}.`,
  date: 'Date',
  showTable: 'Show as a table',
  hideTable: 'Hide the table',
  empty: 'There are no sales to show: there are none yet, or they are measured elsewhere.',
};
