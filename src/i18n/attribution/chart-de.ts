import type { ChartMessages } from './messages.ts';

export const messages: ChartMessages = {
  metric: 'Kennzahl',
  revenue: 'Umsatz',
  tickets: 'Tickets',
  range: 'Zeitraum',
  days: (count) => `${count} Tage`,
  all: 'Alle',
  adjustment: 'Manuelle Anpassung',
  perDay: { revenue: 'Umsatz pro Tag', tickets: 'Tickets pro Tag' },
  perWeek: { revenue: 'Umsatz pro Woche', tickets: 'Tickets pro Woche' },
  weeks: 'Es sind mehr Tage, als Platz haben. Jeder Balken steht deshalb für eine Woche.',
  label: (metric, from, to) => `${metric}, ${from} bis ${to}. Diagramm.`,
  keys: {
    day: 'Lesen Sie es Tag für Tag mit den Pfeiltasten, Bild auf, Bild ab, Pos 1 und Ende.',
    week: 'Lesen Sie es Woche für Woche mit den Pfeiltasten, Bild auf, Bild ab, Pos 1 und Ende.',
  },
  hint: 'Zeigen Sie auf einen Balken oder nutzen Sie die Pfeiltasten, um ihn abzulesen.',
  today: 'Heute',
  lastDay: (date) => `Letzter Tag: ${date}`,
  span: (from, to) => `${from} bis ${to}`,
  reading: (day, money, tickets) => `${day}: Umsatz ${money}, Tickets ${tickets}.`,
  withAdjustment: (reading, money, tickets) => `${reading} Manuelle Anpassung: ${money}, Tickets ${tickets}.`,
  date: 'Datum',
  showTable: 'Als Tabelle anzeigen',
  hideTable: 'Tabelle ausblenden',
  empty: 'Es gibt keine Verkäufe zu zeigen: Es gibt noch keine, oder sie werden anderswo gemessen.',
};
