import { held, signedOut, unreadable, type ElementScenes } from '../scene.ts';

export const eventCard: ElementScenes = {
  tag: 'fd-event-card',
  variants: [
    {
      name: 'an event',
      attributes: { 'event-id': 'evt_abc' },
      states: { empty: signedOut, loading: held(/events/), ready: {}, ...unreadable(/events\/evt_abc$/) },
    },
  ],
};
