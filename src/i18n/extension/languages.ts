import { Catalogue } from '../languages.ts';
import type { ExtensionMessages } from './messages.ts';

/** The words of the extension's own pages. */
export const extensionMessages = new Catalogue<ExtensionMessages>(
  {
    en: () => import('./en.ts'),
    de: () => import('./de.ts'),
  },
  null,
);
