import { messages as access } from './access/en.ts';
import { messages as adjustment } from './attribution/adjustment-en.ts';
import { messages as backhaul } from './attribution/backhaul-en.ts';
import { messages as campaign } from './attribution/campaign-en.ts';
import { messages as chart } from './attribution/chart-en.ts';
import { messages as attribution } from './attribution/en.ts';
import { messages as model } from './attribution/model-en.ts';
import { messages as settings } from './attribution/settings-en.ts';
import { messages as clusters } from './clusters/en.ts';
import { messages as ranking } from './clusters/ranking-en.ts';
import { messages as shared } from './en.ts';
import { messages as eventCard } from './event-card/en.ts';
import { messages as events } from './events/en.ts';
import { messages as eventFilters } from './events/filters-en.ts';
import type { Language } from './language.ts';
import { messages as packages } from './packages/en.ts';
import { messages as packagesMore } from './packages/more-en.ts';

/** English as one object: what a translation starts from, and is compared with. Nothing of the kit loads it. */
export const language: Language = {
  shared,
  access,
  eventCard,
  events,
  eventFilters,
  clusters,
  ranking,
  packages,
  packagesMore,
  attribution,
  campaign,
  adjustment,
  chart,
  model,
  backhaul,
  settings,
};
