import type { RankingMessages } from './messages.ts';

export const messages: RankingMessages = {
  title: 'Rangfolge',
  goal: 'Ziel',
  goals: {
    tickets: 'Verkaufte Tickets',
    revenue: 'Umsatz',
    reach: 'Reichweite',
    UTILIZATION: 'Auslastung',
    ROAS: 'Ertrag je Werbeausgabe (ROAS)',
    VISIBILITY: 'Sichtbarkeit',
    LINK_CLICKS: 'Link-Klicks',
  },
  otherGoals: 'Andere Ziele',
  budget: (currency) => (currency ? `Budget in ${currency}` : 'Budget'),
  submit: 'Ordnen',
  budgetWrong: 'Bitte das Budget als ganze Zahl von 1 bis 999.999.999 eingeben, ohne Cent.',
  clear: 'Rangfolge entfernen',

  failed: 'Die Cluster konnten nicht geordnet werden.',
  refused:
    'Der Dienst nimmt dieses Ziel oder dieses Budget nicht an. Wählen Sie ein anderes Ziel oder ändern Sie das Budget.',
  nothing: 'Der Dienst schlägt für dieses Ziel und Budget kein Cluster vor.',

  total: 'Insgesamt erwartet',
  tickets: 'Erwartete Tickets insgesamt',
  revenue: 'Erwarteter Umsatz insgesamt',
  noFigures: 'Der Dienst nennt für dieses Ziel und Budget keine Zahlen.',
  prediction:
    'Das sind Prognosen von Future Demand, keine Zusagen. Wie das Budget aufgeteilt wird, ist nicht veröffentlicht; Summen einer Auswahl sind nur ein Anhaltspunkt.',
  otherRun: (id) => `Die Rangfolge gilt für Lauf ${id}. Cluster, die er nicht enthält, haben keinen Rang.`,
  done: 'Die Cluster sind geordnet.',
};
