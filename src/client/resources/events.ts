import type { EventSummary } from '../../model/event.ts';
import { partnerStatisticsSchema, type PartnerStatistics } from '../../model/event-statistics.ts';
import type { ApiId } from '../../model/ids.ts';
import type { Page } from '../../model/page.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope } from '../scope.ts';
import { eventList, toPage, type EventListResource } from './event-list.ts';
import { as } from './read-as.ts';

/** The partner's events, as lists and sums. */
export interface EventsResource extends EventListResource {
  /** KPIs over all events of the partner. */
  totals(options?: ReadOptions): Promise<PartnerStatistics>;
  /** Sibling events: a tour, repeat dates. */
  series(eid: ApiId, options?: ReadOptions): Promise<Page<EventSummary>>;
  flagged(options?: ReadOptions): Promise<Page<EventSummary>>;
}

/** Longest series that is asked for. Source: API docs, dashboard (`limit=1000`). */
const SERIES_LIMIT = 1000;

/** `GET /events/…`. Source: API docs, events list and dashboard. */
export function events(scope: PartnerScope): EventsResource {
  return {
    ...eventList(scope),
    totals: (options) =>
      scope.read({ what: 'read the figures', path: 'events/statistics', parse: as(partnerStatisticsSchema) }, options),
    series: (eid, options) =>
      scope.read(
        {
          what: `read the series of event ${eid}`,
          path: path`events/${eid}/series`,
          parse: toPage,
          query: { limit: SERIES_LIMIT },
        },
        options,
      ),
    flagged: (options) =>
      scope.read({ what: 'read the flagged events', path: 'events/flagged/', parse: toPage }, options),
  };
}
