import { apiOf, type FdApi } from '../../src/client/facade.ts';
import type { FdClient } from '../../src/client/client.ts';
import { citiesOf } from '../../src/components/event-list/filters.view.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { drawn } from './drawn.ts';
import { drawnAttribution } from './drawn-attribution.ts';

/** A route that the client reads, and what becomes of its data. */
export interface ReadRoute {
  /** As the sandbox lists it, without its base. */
  readonly route: string;
  /** The same for one event, package and partner. */
  readonly path: string;
  /** Reads it and works out everything that is drawn of it. */
  readonly read: (client: FdClient) => Promise<unknown>;
  /** Faults that are as good as data here: nobody has published what the API answers while there is nothing to tell. */
  readonly takes: readonly string[];
}

const ACME = 'partner-id-acme' as PartnerId;

function reading<T>(get: (api: FdApi) => Promise<T>, draw: (value: T) => unknown): ReadRoute['read'] {
  return async (client) => {
    const scope = client.as(ACME);
    try {
      const value = await get(apiOf(scope));
      draw(value);
      return value;
    } finally {
      scope.close();
    }
  };
}

const names: Readonly<Record<string, string>> = { eid: 'evt_abc', id: 'pkg_555', partner_id: ACME };

const of = (route: string, read: ReadRoute['read'], takes: readonly string[] = []): ReadRoute => ({
  route,
  path: route.replace(/\{(\w+)\}/g, (_all, name: string) => names[name]!),
  read,
  takes,
});

const NOTHING = ['json:null', 'json:7', 'json:"text"', 'empty'];

/** Every route that the client reads. */
export const readRoutes: readonly ReadRoute[] = [
  of(
    '/partners/',
    reading(({ partner }) => partner.get(), drawn.partner),
  ),
  of(
    '/permissions',
    reading(({ permissions }) => permissions.list(), drawn.permissions),
  ),
  of(
    '/events/',
    reading(({ events }) => events.list(), drawn.page),
  ),
  of(
    '/events/statistics',
    reading(({ events }) => events.totals(), drawn.statistics),
  ),
  of(
    '/events/flagged/',
    reading(({ events }) => events.flagged(), drawn.page),
  ),
  of(
    '/events/venues',
    reading(
      ({ venues }) => venues.list(),
      (all) => citiesOf(all),
    ),
  ),
  of(
    '/events/{eid}/series',
    reading(({ events }) => events.series('evt_abc'), drawn.page),
  ),
  of(
    '/events/{eid}',
    reading(({ event }) => event.get('evt_abc'), drawn.event),
  ),
  of(
    '/events/{eid}/statistics',
    reading(({ event }) => event.statistics('evt_abc'), drawn.statistics),
  ),
  of(
    '/events/{eid}/sales-graph',
    reading(({ event }) => event.salesGraph('evt_abc'), drawn.salesGraph),
  ),
  of(
    '/events/{eid}/clusters',
    reading(({ clusters }) => clusters.latest('evt_abc'), drawn.run),
  ),
  of(
    '/events/{eid}/suggested_tcs',
    reading(
      ({ recommendations }) => recommendations.suggested('evt_abc', { goal: 'tickets', budget: 5_000 }),
      drawn.suggested,
    ),
  ),
  of(
    '/events/{eid}/campaigns_expected_value',
    reading(
      ({ recommendations }) => recommendations.expectedValue('evt_abc', { goal: 'tickets', budget: 5_000 }),
      drawn.expected,
    ),
    ['json:7', 'json:"text"'],
  ),
  of(
    '/events/{eid}/campaigns',
    reading(({ campaigns }) => campaigns.list('evt_abc'), drawn.campaigns),
  ),
  of(
    '/events/{eid}/tickets',
    reading(({ tickets }) => tickets.list('evt_abc'), drawn.tickets),
  ),
  of(
    '/events/{eid}/benchmark',
    reading(({ event }) => event.benchmark('evt_abc'), drawn.benchmark),
  ),
  of(
    '/package_builder/packages/',
    reading(({ packages }) => packages.list(), drawnAttribution.packages),
  ),
  of(
    '/package_builder/packages/{id}',
    reading(({ packages }) => packages.get('pkg_555'), drawnAttribution.package),
  ),
  of(
    '/package_builder/packages/{id}/backhaul_evaluation_details',
    reading(({ backhaul }) => backhaul.settings('pkg_555'), drawnAttribution.settings),
  ),
  of(
    '/package_builder/packages/{id}/backhaul_evaluation',
    reading(({ backhaul }) => backhaul.evaluation('pkg_555'), drawnAttribution.evaluation),
    NOTHING,
  ),
  of(
    '/partners/{partner_id}/backhaul_attribution_details',
    reading(({ backhaul }) => backhaul.defaults(), drawnAttribution.settings),
  ),
  of(
    '/campaign_results/',
    reading(({ campaignResults }) => campaignResults.list('evt_abc'), drawnAttribution.results),
  ),
  of(
    '/daily_revenue_summary/',
    reading(({ dailyRevenue }) => dailyRevenue.get('evt_abc'), drawnAttribution.revenue),
  ),
  of(
    '/events/{eid}/attribution_model',
    reading(({ attributionModels }) => attributionModels.ofEvent('evt_abc'), drawnAttribution.model),
  ),
  of(
    '/integrations/facebook/events/{eid}/campaign_results',
    reading(
      ({ meta }) => meta.results('evt_abc'),
      ({ event, series }) => [drawnAttribution.meta(event), drawnAttribution.meta(series)],
    ),
    NOTHING,
  ),
  of(
    '/integrations/facebook/events/{eid}/fb_insights',
    reading(({ meta }) => meta.insights('evt_abc'), drawnAttribution.meta),
    NOTHING,
  ),
  of(
    '/meta/authorization/status',
    reading(
      ({ meta }) => meta.isConnected(),
      (isConnected) => String(isConnected),
    ),
    NOTHING,
  ),
  of(
    '/nlq/ids_from_nl_description',
    reading(
      ({ packages }) => packages.findCustomers('who goes for jazz'),
      (ids) => ids.map(String),
    ),
  ),
];
