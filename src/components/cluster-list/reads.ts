import { clusterRuns } from '../../client/resources/cluster-runs.ts';
import { clusters } from '../../client/resources/clusters.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { TcRun } from '../../model/clusters.ts';
import type { LoadHow } from '../shared/load.ts';

/* What reads runs comes when one is wanted: a page that shows no clusters yet is without it. */

/** The run of this id; without one, the newest. */
export function readRun(scope: PartnerScope, eid: string, id: string, how: LoadHow): Promise<TcRun> {
  return id ? clusterRuns(scope).run(eid, id, how) : clusters(scope).latest(eid, how);
}
