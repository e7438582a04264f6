import { attributionModels, type AttributionModelsResource } from './resources/attribution-models.ts';
import { backhaul, type BackhaulResource } from './resources/backhaul.ts';
import { campaignResults, type CampaignResultsResource } from './resources/campaign-results.ts';
import { campaigns, type CampaignsResource } from './resources/campaigns.ts';
import { dailyRevenue, type DailyRevenueResource } from './resources/daily-revenue.ts';
import { eventStatus, type EventStatusResource } from './resources/event-status.ts';
import { meta, type MetaResource } from './resources/meta.ts';
import { packageBuilder, type PackageBuilderResource } from './resources/package-builder.ts';
import { packages, type PackagesResource } from './resources/packages.ts';
import { clusterRuns, type ClusterRunsResource } from './resources/cluster-runs.ts';
import { clusters, type ClustersResource } from './resources/clusters.ts';
import { event, type EventResource } from './resources/event.ts';
import { events, type EventsResource } from './resources/events.ts';
import { partner, type PartnerResource } from './resources/partner.ts';
import { permissions, type PermissionsResource } from './resources/permissions.ts';
import { venues, type VenuesResource } from './resources/venues.ts';
import { recommendations, type RecommendationsResource } from './resources/recommendations.ts';
import { tickets, type TicketsResource } from './resources/tickets.ts';
import type { PartnerScope } from './scope.ts';

/** Every resource of one scope, for scripts. Pages import the resources that they use, so that they load no others. */
export interface FdApi {
  readonly partner: PartnerResource;
  readonly permissions: PermissionsResource;
  readonly event: EventResource;
  readonly events: EventsResource;
  readonly eventStatus: EventStatusResource;
  readonly tickets: TicketsResource;
  readonly venues: VenuesResource;
  readonly clusters: ClustersResource & ClusterRunsResource;
  readonly attributionModels: AttributionModelsResource;
  readonly backhaul: BackhaulResource;
  readonly campaigns: CampaignsResource;
  readonly campaignResults: CampaignResultsResource;
  readonly dailyRevenue: DailyRevenueResource;
  readonly meta: MetaResource;
  readonly packages: PackagesResource & PackageBuilderResource;
  readonly recommendations: RecommendationsResource;
}

/** @example `const api = apiOf(client.as(partnerId)); await api.event.get('evt_abc');` */
export function apiOf(scope: PartnerScope): FdApi {
  return {
    partner: partner(scope),
    permissions: permissions(scope),
    event: event(scope),
    events: events(scope),
    eventStatus: eventStatus(scope),
    tickets: tickets(scope),
    venues: venues(scope),
    clusters: { ...clusters(scope), ...clusterRuns(scope) },
    attributionModels: attributionModels(scope),
    backhaul: backhaul(scope),
    campaigns: campaigns(scope),
    campaignResults: campaignResults(scope),
    dailyRevenue: dailyRevenue(scope),
    meta: meta(scope),
    packages: { ...packages(scope), ...packageBuilder(scope) },
    recommendations: recommendations(scope),
  };
}
