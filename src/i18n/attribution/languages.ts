import { Catalogue } from '../languages.ts';
import type {
  AdjustmentMessages,
  AttributionMessages,
  BackhaulMessages,
  CampaignMessages,
  ChartMessages,
  ModelMessages,
  SettingsMessages,
} from './messages.ts';

/** The words that the panel itself needs; each section's come beside the section. */
export const attributionMessages = new Catalogue<AttributionMessages>(
  {
    en: () => import('./en.ts'),
    de: () => import('./de.ts'),
  },
  'attribution',
);

export const campaignMessages = new Catalogue<CampaignMessages>(
  {
    en: () => import('./campaign-en.ts'),
    de: () => import('./campaign-de.ts'),
  },
  'campaign',
);

export const adjustmentMessages = new Catalogue<AdjustmentMessages>(
  {
    en: () => import('./adjustment-en.ts'),
    de: () => import('./adjustment-de.ts'),
  },
  'adjustment',
);

export const chartMessages = new Catalogue<ChartMessages>(
  {
    en: () => import('./chart-en.ts'),
    de: () => import('./chart-de.ts'),
  },
  'chart',
);

export const modelMessages = new Catalogue<ModelMessages>(
  {
    en: () => import('./model-en.ts'),
    de: () => import('./model-de.ts'),
  },
  'model',
);

export const backhaulMessages = new Catalogue<BackhaulMessages>(
  {
    en: () => import('./backhaul-en.ts'),
    de: () => import('./backhaul-de.ts'),
  },
  'backhaul',
);

export const settingsMessages = new Catalogue<SettingsMessages>(
  {
    en: () => import('./settings-en.ts'),
    de: () => import('./settings-de.ts'),
  },
  'settings',
);
