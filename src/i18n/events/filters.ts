import { Catalogue } from '../languages.ts';
import type { EventFilterMessages } from './messages.ts';

/* Apart from the list's, so that a list without filters does not name them. */

/** The words of its filters. */
export const eventFilterMessages = new Catalogue<EventFilterMessages>(
  {
    en: () => import('./filters-en.ts'),
    de: () => import('./filters-de.ts'),
  },
  'eventFilters',
);
