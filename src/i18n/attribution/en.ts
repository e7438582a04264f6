import type { AttributionMessages } from './messages.ts';

export const messages: AttributionMessages = {
  title: 'Attribution',
  nothingChosen: 'No event and no package is chosen. Set event-id, package-id or both.',
  failed: 'The attribution cannot be shown.',
  campaign: 'Daily revenue',
  model: 'Attribution model of the event',
  backhaul: 'Sales from the audience package',
};
