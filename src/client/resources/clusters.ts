import { tasteClusterSchema, tcRunSchema, type TcRun } from '../../model/clusters.ts';
import type { ApiId } from '../../model/ids.ts';
import { parse, parseRows } from '../../model/parse.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope, Read } from '../scope.ts';

/** The taste clusters of an event. */
export interface ClustersResource {
  /** The newest run. A row that cannot be read is left out, unless that leaves none. */
  latest(eid: ApiId, options?: ReadOptions): Promise<TcRun>;
}

/** `GET /events/{eid}/clusters`. Source: API docs, recommendations. */
export function clusters(scope: PartnerScope): ClustersResource {
  return { latest: (eid, options) => scope.read(runRead(eid), options) };
}

/** How a run is read. */
export const runRead = (eid: ApiId): Read<TcRun> => ({
  what: `read the taste clusters of event ${eid}`,
  path: path`events/${eid}/clusters`,
  parse(answer, fail) {
    const run = parse(tcRunSchema, answer);
    if (!run.ok) return fail(run.fault);
    const { rows, fault } = parseRows(tasteClusterSchema, run.value.clusters ?? []);
    return fault ? fail(fault) : { tc_run_id: run.value.tc_run_id ?? null, clusters: rows };
  },
});
