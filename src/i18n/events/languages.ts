import { Catalogue } from '../languages.ts';
import type { EventListMessages } from './messages.ts';

/** The words of a list of events. */
export const eventListMessages = new Catalogue<EventListMessages>(
  {
    en: () => import('./en.ts'),
    de: () => import('./de.ts'),
  },
  'events',
);
