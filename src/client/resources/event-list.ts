import { eventSchema, type EventSummary } from '../../model/event.ts';
import { pageSchema, type Page } from '../../model/page.ts';
import { parse, parseRows } from '../../model/parse.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope, Read } from '../scope.ts';
import { unlessLost } from './read-as.ts';

/* The list alone, so that a page that only shows it loads no more. */

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

/** The partner's events, page by page. */
export interface EventListResource {
  list(filter?: EventFilter, options?: ReadOptions): Promise<Page<EventSummary>>;
}

/** `GET /events/`. Source: API docs, events list. */
export function eventList(scope: PartnerScope): EventListResource {
  return {
    list: (filter = {}, options) =>
      scope.read({ what: 'read the events', path: 'events/', parse: toPage, query: { ...filter } }, options),
  };
}

/**
 * Reads a list of events, in the paging envelope or bare. A list of which nothing can be read is no empty one.
 * Assumption: `/events/flagged/` and `/series` answer one of the two; their container is not published.
 */
export function toPage(answer: unknown, fail: Parameters<Read<unknown>['parse']>[1]): Page<EventSummary> {
  const envelope = parse(pageSchema, Array.isArray(answer) ? { items: answer } : answer);
  if (!envelope.ok) return fail(envelope.fault);
  const { items, total, page, nextPage, pages } = envelope.value;
  const found = parseRows(eventSchema, items);
  const here = page ?? 1;
  return {
    items: unlessLost(found, fail),
    total: total ?? null,
    page: here,
    nextPage: nextPage ?? (pages && here < pages ? here + 1 : null),
    unreadable: found.unreadable,
  };
}
