import { dailyRevenueIn, type DailyRevenue } from '../../model/daily-revenue.ts';
import type { ApiId } from '../../model/ids.ts';
import { neededId } from '../needed-id.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope } from '../scope.ts';

/** Which days, in which money. */
export interface DailyRevenueOptions extends ReadOptions {
  /** ISO 4217. Left to the API by default. */
  readonly currency?: string | null | undefined;
  /** First and last day, `YYYY-MM-DD`; all by default. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/** An event's sales by day. */
export interface DailyRevenueResource {
  get(eid: ApiId, options?: DailyRevenueOptions): Promise<DailyRevenue>;
}

/** The web app asks for all days so. Source: API docs, event detail. */
const ALL = { start: '1900-01-01', end: '2100-01-01' } as const;

/** `GET /daily_revenue_summary/`. Source: API docs, event detail; product documents, attribution. */
export function dailyRevenue(scope: PartnerScope): DailyRevenueResource {
  return {
    get: (eid, { currency, start = ALL.start, end = ALL.end, ...options } = {}) =>
      scope.read(
        {
          what: `read the daily revenue of event ${eid}`,
          path: 'daily_revenue_summary/',
          query: { event_id: neededId(eid), currency, start_date: start, end_date: end },
          parse: (answer, fail) => dailyRevenueIn(answer) ?? fail({ path: '', expected: 'days' }),
        },
        options,
      ),
  };
}
