import { messages as access } from '../../src/i18n/access/de.ts';
import { messages as adjustment } from '../../src/i18n/attribution/adjustment-de.ts';
import { messages as backhaul } from '../../src/i18n/attribution/backhaul-de.ts';
import { messages as campaign } from '../../src/i18n/attribution/campaign-de.ts';
import { messages as chart } from '../../src/i18n/attribution/chart-de.ts';
import { messages as attribution } from '../../src/i18n/attribution/de.ts';
import { messages as model } from '../../src/i18n/attribution/model-de.ts';
import { messages as settings } from '../../src/i18n/attribution/settings-de.ts';
import { messages as clusters } from '../../src/i18n/clusters/de.ts';
import { messages as ranking } from '../../src/i18n/clusters/ranking-de.ts';
import { messages as shared } from '../../src/i18n/de.ts';
import { messages as eventCard } from '../../src/i18n/event-card/de.ts';
import { messages as events } from '../../src/i18n/events/de.ts';
import { messages as eventFilters } from '../../src/i18n/events/filters-de.ts';
import type { Language } from '../../src/i18n/language.ts';
import { messages as packages } from '../../src/i18n/packages/de.ts';
import { messages as packagesMore } from '../../src/i18n/packages/more-de.ts';

/** German as one object, as any other language would be. */
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
