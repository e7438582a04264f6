import { backhaulMessages, campaignMessages, modelMessages } from '../../i18n/attribution/languages.ts';
import { Lazy } from './lazy.ts';
import type { Panel } from './panel.ts';
import { onOther } from './part.ts';
import type { Backhaul } from './backhaul/backhaul.ts';
import type { Campaign } from './campaign/campaign.ts';
import type { Model } from './model/model.ts';
import type { BackhaulMessages, CampaignMessages, ModelMessages } from '../../i18n/attribution/messages.ts';

/** The panel's sections, each loaded once it is shown. */
export interface Sections {
  readonly campaign: Lazy<CampaignMessages, Campaign>;
  readonly model: Lazy<ModelMessages, Model>;
  readonly backhaul: Lazy<BackhaulMessages, Backhaul>;
}

export function createSections(panel: Panel): Sections {
  // What was said may name figures of the partner that was.
  onOther(
    panel,
    () => panel.eventId + panel.packageId,
    () => panel.say(''),
  );
  return {
    campaign: new Lazy(
      panel,
      async () => new (await import('./campaign/campaign.ts')).Campaign(panel),
      campaignMessages,
    ),
    model: new Lazy(panel, async () => new (await import('./model/model.ts')).Model(panel), modelMessages),
    backhaul: new Lazy(
      panel,
      async () => new (await import('./backhaul/backhaul.ts')).Backhaul(panel),
      backhaulMessages,
    ),
  };
}
