import { Catalogue } from '../languages.ts';
import type { EventCardMessages } from './messages.ts';

/** The words of campaigns, tickets, series and of what is done with an event. */
export const eventCardMessages = new Catalogue<EventCardMessages>(
  {
    en: () => import('./en.ts'),
    de: () => import('./de.ts'),
  },
  'eventCard',
);
