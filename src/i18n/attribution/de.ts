import type { AttributionMessages } from './messages.ts';

export const messages: AttributionMessages = {
  title: 'Attribution',
  nothingChosen: 'Es ist weder ein Event noch ein Paket ausgewählt. Setzen Sie event-id, package-id oder beides.',
  failed: 'Die Attribution kann nicht angezeigt werden.',
  campaign: 'Umsatz pro Tag',
  model: 'Attributionsmodell des Events',
  backhaul: 'Verkäufe aus dem Zielgruppen-Paket',
};
