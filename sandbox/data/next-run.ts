import { randomFor, shuffled, wholeBetween } from '../random.ts';
import {
  clusterIn,
  clusterMoved,
  tastes,
  twoDecimals,
  type Cluster,
  type ClusteredEvent,
  type ClusterRun,
} from './clusters.ts';

/** From so many clusters on a run loses two and gains one, so that runs neither dry up nor swell. */
const manyClusters = 6;

/**
 * The run after this one: most clusters stay with other figures, the first always; one or two are gone, one or two new.
 * All are in the city where the event is now.
 *
 * Assumption: ids of runs grow by one for an event. That a new run has another id is documented.
 */
export function nextRun({ tcRunId, clusters: before }: ClusterRun, event: ClusteredEvent, seed: number): ClusterRun {
  const clusters = before.map((cluster) => clusterMoved(event, cluster));
  const newId = (tcRunId ?? 0) + 1;
  const random = randomFor(seed, 'run', event.id, newId);
  const isMany = clusters.length >= manyClusters;
  const [first, ...others] = clusters;
  const gone = new Set(shuffled(random, others).slice(0, isMany ? 2 : 1));
  const kept = clusters
    .filter((cluster) => !gone.has(cluster))
    .map((cluster) => moved(cluster, 0.9 + random() * 0.15, 0.85 + random() * 0.35));

  const known = new Set(clusters.map(({ tc }) => tc));
  const added = shuffled(random, tastes)
    .map(([slug, name]) =>
      clusterIn(event, {
        slug,
        name,
        affinity: (first?.affinity ?? 0.8) * (0.4 + random() * 0.5),
        reach: wholeBetween(random, 12, 160) * 1_000,
      }),
    )
    .filter(({ tc }) => !known.has(tc))
    .slice(0, isMany ? 1 : wholeBetween(random, 1, 2));

  return { tcRunId: newId, clusters: [...kept, ...added].sort((one, other) => other.affinity - one.affinity) };
}

function moved(cluster: Cluster, affinityBy: number, reachBy: number): Cluster {
  const reach = Math.round((cluster.reach * reachBy) / 1_000) * 1_000;
  return {
    ...cluster,
    affinity: twoDecimals(Math.min(0.98, cluster.affinity * affinityBy)),
    reach,
    sizeShare: twoDecimals((cluster.sizeShare * reach) / cluster.reach),
  };
}
