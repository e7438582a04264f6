import type { RankingMessages } from './messages.ts';

export const messages: RankingMessages = {
  title: 'Ranking',
  goal: 'Goal',
  goals: {
    tickets: 'Tickets sold',
    revenue: 'Revenue',
    reach: 'Reach',
    UTILIZATION: 'Fill the house',
    ROAS: 'Return on ad spend (ROAS)',
    VISIBILITY: 'Visibility',
    LINK_CLICKS: 'Link clicks',
  },
  otherGoals: 'Other goals',
  budget: (currency) => (currency ? `Budget in ${currency}` : 'Budget'),
  submit: 'Rank',
  budgetWrong: 'Enter the budget as a whole number from 1 to 999,999,999, without cents.',
  clear: 'Remove ranking',

  failed: 'The clusters could not be ranked.',
  refused: 'The service does not take this goal, or this budget. Choose another goal or change the budget.',
  nothing: 'The service suggests no cluster for this goal and budget.',

  total: 'Expected in all',
  tickets: 'Expected tickets in all',
  revenue: 'Expected revenue in all',
  noFigures: 'The service gives no figures for this goal and budget.',
  prediction:
    'These are predictions by Future Demand, not promises. It is not published how the budget is split, so sums of a selection are a guide only.',
  otherRun: (id) => `The ranking is of run ${id}. Clusters that it does not hold have no rank.`,
  done: 'The clusters are ranked.',
};
