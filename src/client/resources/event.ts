import { benchmarkSchema, eventSchema, type EventBenchmark, type EventDetail } from '../../model/event.ts';
import { eventStatisticsSchema, type EventStatistics } from '../../model/event-statistics.ts';
import type { ApiId } from '../../model/ids.ts';
import { salesGraphSchema, type SalesGraph } from '../../model/sales-graph.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope, Read } from '../scope.ts';
import { as } from './read-as.ts';

/** One event of the partner. */
export interface EventResource {
  get(eid: ApiId, options?: ReadOptions): Promise<EventDetail>;
  /** Its KPIs. */
  statistics(eid: ApiId, options?: ReadOptions): Promise<EventStatistics>;
  benchmark(eid: ApiId, options?: ReadOptions): Promise<EventBenchmark>;
  salesGraph(eid: ApiId, options?: ReadOptions): Promise<SalesGraph>;
}

/** `GET /events/{eid}` and what hangs on it. Source: API docs, event detail. */
export function event(scope: PartnerScope): EventResource {
  const read = <T>(what: string, at: string, parse: Read<T>['parse'], options?: ReadOptions): Promise<T> =>
    scope.read({ what: `read ${what}`, path: at, parse }, options);

  return {
    get: (eid, options) => read(`event ${eid}`, path`events/${eid}`, as(eventSchema), options),
    statistics: (eid, options) =>
      read(`the figures of event ${eid}`, path`events/${eid}/statistics`, as(eventStatisticsSchema), options),
    benchmark: (eid, options) =>
      read(`the benchmark of event ${eid}`, path`events/${eid}/benchmark`, as(benchmarkSchema), options),
    salesGraph: (eid, options) =>
      read(`the sales curve of event ${eid}`, path`events/${eid}/sales-graph`, as(salesGraphSchema), options),
  };
}
