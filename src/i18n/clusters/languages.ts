import { Catalogue } from '../languages.ts';
import type { ClusterMessages, RankingMessages } from './messages.ts';

/** The words of a run's clusters. */
export const clusterMessages = new Catalogue<ClusterMessages>(
  {
    en: () => import('./en.ts'),
    de: () => import('./de.ts'),
  },
  'clusters',
);

/** The words of a ranking for a goal and a budget. */
export const rankingMessages = new Catalogue<RankingMessages>(
  {
    en: () => import('./ranking-en.ts'),
    de: () => import('./ranking-de.ts'),
  },
  'ranking',
);
