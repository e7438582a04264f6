import type { EventFilter } from '../../client/resources/event-list.ts';

/** What a list is narrowed down to. Without a filter: `''`, `[]` and `false`. */
export interface ListFilter {
  readonly q: string;
  /** First and last day, `YYYY-MM-DD`. */
  readonly since: string;
  readonly until: string;
  readonly city: readonly string[];
  /** Ids of venues or halls. */
  readonly venue: readonly string[];
  readonly status: string;
  readonly flagged: boolean;
  readonly archived: boolean;
}

export const noFilter: ListFilter = {
  q: '',
  since: '',
  until: '',
  city: [],
  venue: [],
  status: '',
  flagged: false,
  archived: false,
};

/** Rows a page. Source: API docs, pagination: the cap for clients. */
export const PAGE = 50;

/** How many filters are on, the search apart. */
export function countOf({ since, until, city, venue, status, flagged, archived }: ListFilter): number {
  const single = [since, until, status, flagged, archived];
  return single.filter(Boolean).length + city.length + venue.length;
}

/** Whether some events may be left out that would be there otherwise. */
export function isNarrow(filter: ListFilter): boolean {
  return Boolean(filter.q) || countOf({ ...filter, archived: false }) > 0;
}

/** The filter as the API takes it. Flagged events come first, as in Lookout. */
export function queryOf(filter: ListFilter, excludeProducts: boolean): EventFilter {
  const { q, since, until, city, venue, status, flagged, archived } = filter;
  return {
    limit: PAGE,
    flagged_to_top: true,
    q: q.trim(),
    since,
    until,
    city,
    vh: venue,
    status,
    ...(flagged && { frontend_status: ['FLAGGED'] }),
    ...((archived || status === 'archived') && { include_archived: true }),
    ...(excludeProducts && { exclude_products: true }),
  };
}

/** An attribute with commas, as the list that it is. */
export const listed = {
  fromAttribute: (value: string | null): readonly string[] =>
    (value ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
};

/** An attribute that is on unless it says `false`. */
export const unlessFalse = { fromAttribute: (value: string | null): boolean => value !== 'false' };
