import { eventSchema, type EventSummary } from '../../model/event.ts';
import { partnerStatisticsSchema, type PartnerStatistics } from '../../model/event-statistics.ts';
import type { ApiId } from '../../model/ids.ts';
import { pageSchema, type Page } from '../../model/page.ts';
import { parse, parseRows } from '../../model/parse.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope, Read } from '../scope.ts';
import { as } from './read-as.ts';

/** The filters of the event list. Source: API docs, events list. */
export interface EventFilter {
  /** 1-based; 1 by default. */
  readonly page?: number;
  /** Rows a page; 50 by default, which is also the documented cap for clients. */
  readonly limit?: number;
  /** Free text. */
  readonly q?: string;
  /** First day, `YYYY-MM-DD`. */
  readonly since?: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly until?: string;
  readonly status?: string;
  readonly frontend_status?: readonly string[];
  readonly marketing_campaign_status?: string;
  readonly simulated?: boolean;
  readonly flagged_to_top?: boolean;
  readonly city?: readonly string[];
  /** Ids of venues and halls. */
  readonly vh?: readonly (string | number)[];
  readonly include_archived?: boolean;
  /** Only events that have campaigns. */
  readonly campaigns?: boolean;
  readonly exclude_products?: boolean;
}

/** The partner's events, as lists and sums. */
export interface EventsResource {
  list(filter?: EventFilter, options?: ReadOptions): Promise<Page<EventSummary>>;
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
    list: (filter = {}, options) =>
      scope.read({ what: 'read the events', path: 'events/', parse: toPage, query: { ...filter } }, options),
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

/**
 * Reads a list of events, in the paging envelope or bare.
 * Assumption: `/events/flagged/` and `/series` answer one of the two; their container is not published.
 */
function toPage(answer: unknown, fail: Parameters<Read<unknown>['parse']>[1]): Page<EventSummary> {
  const envelope = parse(pageSchema, Array.isArray(answer) ? { items: answer } : answer);
  if (!envelope.ok) return fail(envelope.fault);
  const { items, total, page, nextPage, pages } = envelope.value;
  const { rows, unreadable } = parseRows(eventSchema, items);
  const here = page ?? 1;
  return {
    items: rows,
    total: total ?? null,
    page: here,
    nextPage: nextPage ?? (pages && here < pages ? here + 1 : null),
    unreadable,
  };
}
