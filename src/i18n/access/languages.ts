import { Catalogue } from '../languages.ts';
import type { AccessMessages } from '../messages.ts';

/** The words for errors, signing in and choosing a partner. */
export const accessMessages = new Catalogue<AccessMessages>(
  {
    en: () => import('./en.ts'),
    de: () => import('./de.ts'),
  },
  'access',
);
