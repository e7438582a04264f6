import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import { affinitiesOf, type TcRun } from '../../model/clusters.ts';
import { bar } from '../shared/event.view.ts';

/** How many clusters a card names; the rest is counted. */
const SHOWN_CLUSTERS = 3;

export interface ClusterRow {
  readonly label: string;
  readonly affinity: string | null;
  readonly affinityPercent: number;
  readonly reach: string | null;
}

export interface ClustersView {
  readonly run: string | null;
  /** Likeliest buyers first. */
  readonly rows: readonly ClusterRow[];
  readonly rest: string | null;
}

/** @returns null before the first run */
export function clustersOf(run: TcRun, { card }: Messages, formats: Formats): ClustersView | null {
  const affinities = affinitiesOf(run);
  const rows = run.clusters
    .map((cluster, index) => ({ cluster, affinity: affinities[index] ?? null }))
    .sort((one, other) => (other.affinity ?? -1) - (one.affinity ?? -1));
  if (!rows.length) return null;
  const rest = rows.length - SHOWN_CLUSTERS;
  return {
    run: run.tc_run_id === null ? null : card.run(String(run.tc_run_id)),
    rows: rows.slice(0, SHOWN_CLUSTERS).map(({ cluster, affinity }) => ({
      label: cluster.label || cluster.tc,
      affinity: formats.percent(affinity),
      affinityPercent: bar((affinity ?? 0) * 100),
      reach: formats.people(cluster.reach_estimate),
    })),
    rest: rest > 0 ? card.moreClusters(rest) : null,
  };
}
