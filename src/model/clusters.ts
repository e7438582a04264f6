import * as z from 'zod/mini';
import { apiId, number, text } from './fields.ts';

/** An audience segment computed for one event in one run. Source: API docs, recommendations. */
export const tasteClusterSchema = z.looseObject({
  /** The segment's name in paths and bodies; URL-encoded in a path, never slugified. */
  tc: z.string(),
  label: text,
  /** Likelihood to buy, 0..1 or 0..5: read it with `affinitiesOf`, which looks at the whole run. */
  metric_pred: number,
  /** People within reach. */
  reach_estimate: number,
  /** Share of the event's total reachable audience, 0..1. */
  size_share: number,
});
export type TasteCluster = z.infer<typeof tasteClusterSchema>;

/** One generation of an event's clusters. */
export interface TcRun {
  /** A number in the documents; generation dk2 also gives it as text. `null` before the first run. */
  readonly tc_run_id: string | number | null;
  readonly clusters: readonly TasteCluster[];
}

/** The run without its clusters, which are read row by row so that a bad one does not lose the others. */
export const tcRunSchema = z.looseObject({ tc_run_id: z.nullish(apiId), clusters: z.nullish(z.array(z.unknown())) });

/** The scale's end where a run is not in fractions. Source: API docs (dk2), `metric_pred / 5 * 100 %`. */
const WIDE_SCALE = 5;

/**
 * How likely each cluster of a run is to buy, 0..1, in the run's order; `null` where the API gives none. Both scales
 * of the API are read: the run's largest value decides which one it is, never one cluster's.
 */
export function affinitiesOf(run: Pick<TcRun, 'clusters'>): (number | null)[] {
  const values = run.clusters.map(({ metric_pred }) => metric_pred ?? null);
  const scale = Math.max(0, ...values.map((value) => value ?? 0)) > 1 ? WIDE_SCALE : 1;
  return values.map((value) => (value === null ? null : Math.min(1, Math.max(0, value / scale))));
}
