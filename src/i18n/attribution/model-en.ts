import type { ModelMessages } from './messages.ts';

export const messages: ModelMessages = {
  cancel: 'Cancel',
  save: 'Save default',
  saving: 'Saving…',
  refused: 'Your account may not change this. Ask your administrator for access.',
  unsureTitle: 'It is not certain whether this was carried out.',
  unsure: 'No answer came that can be read. Look at what is shown before you try it again.',
  readAt: (time) => `What is shown is as of ${time}.`,
  look: 'Look again',

  title: 'Attribution model of the event',
  text: 'It decides how the daily revenue of this event is counted, for everybody at the partner.',
  names: { FD: 'Future Demand', META: 'Meta', EXTERNAL: 'External' },
  sentences: {
    FD: 'Tickets and revenue as computed by Future Demand, with what Meta tells of the ads.',
    META: 'Meta’s own figures only. They need a connected pixel or conversion API.',
    EXTERNAL: 'No results are shown here; you measure elsewhere.',
  },
  unknown: 'This model is not described here.',
  none: 'No model is set for this event.',
  apply: (name) => `Count by ${name}`,
  changed: (name) => `The daily revenue is now counted by the model ${name}.`,
  notChanged: 'The model was not changed.',
  figures: 'Figures from Meta',
  figureNames: {
    impressions: 'Impressions',
    clicks: 'Clicks',
    spend: 'Spend',
    purchases: 'Purchases',
    revenue: 'Revenue',
  },
  noFigures: 'Meta has no figures for this event yet.',
  notConnected:
    'Your Meta account is not connected, so there are no new figures. Connect it in the Future Demand web app.',
  standard: (name) => `Default for new events: ${name}`,
  change: 'Change default',
  standardLabel: 'Model of new events',
  standardNote: 'Affects new events only.',
  standardSaved: (name) => `New events start with the model ${name}.`,
};
