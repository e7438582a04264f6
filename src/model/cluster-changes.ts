import type { TasteCluster, TcRun } from './clusters.ts';

/** What another run makes of a run's clusters. A cluster is the same where its `tc` is. */
export interface ClusterChanges {
  /** In both, as they are in each; in the order of the run that is shown. */
  readonly kept: readonly { readonly shown: TasteCluster; readonly newest: TasteCluster }[];
  /** In the newest only, in its order. */
  readonly new: readonly TasteCluster[];
  /** In the shown one only, in its order. */
  readonly gone: readonly TasteCluster[];
}

/** Compares the run that is shown with the newest one. Where a run names a cluster twice, the first counts. */
export function changesBetween(shown: Pick<TcRun, 'clusters'>, newest: Pick<TcRun, 'clusters'>): ClusterChanges {
  const before = byName(shown);
  const after = byName(newest);
  const kept: { shown: TasteCluster; newest: TasteCluster }[] = [];
  const gone: TasteCluster[] = [];
  for (const [tc, cluster] of before) {
    const same = after.get(tc);
    if (same) kept.push({ shown: cluster, newest: same });
    else gone.push(cluster);
  }
  return { kept, new: [...after.values()].filter(({ tc }) => !before.has(tc)), gone };
}

function byName({ clusters }: Pick<TcRun, 'clusters'>): Map<string, TasteCluster> {
  const found = new Map<string, TasteCluster>();
  for (const cluster of clusters) if (!found.has(cluster.tc)) found.set(cluster.tc, cluster);
  return found;
}
