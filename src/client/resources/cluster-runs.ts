import type { TcRun } from '../../model/clusters.ts';
import { NotFoundError } from '../../model/errors/not-found.ts';
import type { ApiId } from '../../model/ids.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope } from '../scope.ts';
import { runRead } from './clusters.ts';

/** Runs of an event that campaigns were built on. */
export interface ClusterRunsResource {
  /**
   * One run, whether or not it is the newest.
   * @throws {NotFoundError} when it is not readable any more: how long old runs are kept is the API's matter
   */
  run(eid: ApiId, tcRunId: ApiId, options?: ReadOptions): Promise<TcRun>;
}

/**
 * `GET /events/{eid}/clusters?tc_run_id=`. That old runs remain readable is documented (dk1, glossary).
 * Assumption: by this parameter. Where the API does not know it, it answers the newest run: one by another id is none.
 */
export function clusterRuns(scope: PartnerScope): ClusterRunsResource {
  return {
    run(eid, tcRunId, options) {
      const read = runRead(eid);
      const what = `read run ${tcRunId} of event ${eid}`;
      return scope.read(
        {
          ...read,
          what,
          query: { tc_run_id: tcRunId },
          parse(answer, fail) {
            const run = read.parse(answer, fail);
            if (String(run.tc_run_id) === String(tcRunId)) return run;
            throw new NotFoundError({ what, partnerId: scope.partnerId });
          },
        },
        options,
      );
    },
  };
}
