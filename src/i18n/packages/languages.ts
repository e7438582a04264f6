import { Catalogue } from '../languages.ts';
import type { PackageMessages, PackageMoreMessages } from './messages.ts';

/** The words of a package as it is read. */
export const packageMessages = new Catalogue<PackageMessages>(
  {
    en: () => import('./en.ts'),
    de: () => import('./de.ts'),
  },
  'packages',
);

/** The words of lists of packages, and of what is done with a package. */
export const packageMoreMessages = new Catalogue<PackageMoreMessages>(
  {
    en: () => import('./more-en.ts'),
    de: () => import('./more-de.ts'),
  },
  'packagesMore',
);
